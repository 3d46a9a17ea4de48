import { expect, it } from "vitest";
import { pageConfig } from "../../../bin/deploy/publish-page.ts";
import { localPlace } from "../../../bin/targets/local.ts";
import { PageConfig } from "../../../lambdas/contract/page-config.ts";
import { someOutputs } from "../targets/some-outputs.ts";

it("tells the page where its API is, and who steps run as", () => {
  const config = pageConfig(localPlace(4600), someOutputs({ ApiId: "abc" }));
  expect(PageConfig.parse(config)).toMatchObject({
    apiUrl: "http://127.0.0.1:4600/restapis/abc/api/_user_request_",
    target: "local",
    publicRead: true,
  });
  expect(config.stepsRunAs).toContain("this machine");
});
