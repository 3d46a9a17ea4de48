import type { Resource, Template } from "../template.ts";

export const SERVERLESS = "AWS::Serverless::Function";

export const functionsOf = ({ ofType }: Template): readonly Resource[] => ofType(SERVERLESS, "AWS::Lambda::Function");
