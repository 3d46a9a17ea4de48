import { describe, expect, it, test } from "vitest";
import { absent } from "../../../../support/tools.ts";
import { aContext } from "../a-context.ts";
import { contentOf, folderOf, run } from "../files.ts";

const text = contentOf(aContext(), "monitoring/alertmanager.yml");
/** What `envsubst` puts the address in place of. */
const PLACE = "$".concat("{BELLWETHER_URL}");
const noAmtool = absent("amtool", "envsubst");

describe("the route to Bellwether", () => {
  it("calls /alerts with a token from a file, which is in no text", () => {
    expect(text).toContain(`url: "${PLACE}/alerts"`);
    expect(text).toContain("credentials_file: /etc/alertmanager/secrets/bellwether-token");
    expect(text).toContain("with the scope report");
    expect(text).not.toMatch(/credentials:|bearer_token:|password/);
  });

  test.skipIf(noAmtool)(`takes what rolls this service back, and nothing else${noAmtool}`, () => {
    const folder = folderOf({ "generated.yml": text });
    // As the file itself says.
    const command = "envsubst '$BELLWETHER_URL' < generated.yml > alertmanager.yml";
    expect(run(folder, "sh", ["-c", command], { BELLWETHER_URL: "https://bellwether.example.com" })).toEqual({ status: 0, said: "" });
    const receivers = (...labels: string[]) =>
      run(folder, "amtool", ["config", "routes", "test", "--config.file=alertmanager.yml", ...labels]).said.split("\n")[0];

    expect(run(folder, "amtool", ["check-config", "alertmanager.yml"])).toMatchObject({ status: 0 });
    expect(receivers("service=churn_predictor_v2", "rollback=true")).toBe("bellwether,people");
    expect(receivers("service=churn_predictor_v2")).toBe("people");
    expect(receivers("service=another", "rollback=true")).toBe("people");
  });
});
