import { referencesIn } from "./references.ts";
import { leadsNowhere } from "./resolve-reference.ts";
import { TEMPLATE } from "./template.ts";
import { ON_AWS, templateCheck } from "./template-check.ts";

/** CloudFormation refuses the whole template for one name that leads nowhere, after the release has begun. */
export const references = templateCheck({
  id: "aws-references",
  title: "Every name in the template leads to a parameter, a resource, an attribute or a condition",
  weight: 2,
  critical: true,
  stacks: ON_AWS,
  evidence: "every Ref, GetAtt, Sub, If, FindInMap and DependsOn leads somewhere",
  problems: (template) =>
    referencesIn(template).flatMap((reference) => {
      const problem = leadsNowhere(reference, template);
      return problem === null ? [] : [`${TEMPLATE}: ${reference.at}: ${problem}`];
    }),
});
