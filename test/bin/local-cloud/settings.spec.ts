import { expect, it } from "vitest";
import { cloudEnvironment } from "../../../bin/local-cloud/settings.ts";
import { pythonEnv } from "../../../bin/local-cloud/venv.ts";
import { homeOf } from "../../../bin/places.ts";

const home = homeOf({ BELLWETHER_HOME: "/work/.bellwether" });
const env = {
  PATH: "/work/node_modules/.bin:/npm/node-gyp-bin:/usr/bin:/bin",
  HOME: "/home/ada",
  AWS_SECRET_ACCESS_KEY: "secret",
  GITHUB_TOKEN: "secret",
};
const settings = cloudEnvironment({ home, port: 4610, scratch: "/tmp/bellwether-x", node: "/work/node_modules/node/bin/node", env });

it("gives functions our Node first, then the caller's programs, and none of what npm run adds", () => {
  expect(settings.PATH).toBe("/work/node_modules/node/bin:/usr/bin:/bin");
});

it("passes nothing else of the caller's on, since every function inherits it", () => {
  expect(JSON.stringify(settings)).not.toContain("secret");
});

it("listens on the loopback interface alone", () => {
  expect(settings).toMatchObject({ BIND_HOST: "127.0.0.1", GATEWAY_PORT: "4610", IOT_MTLS_ENABLED: "0", SFTP_ENABLED: "0" });
});

it("keeps all data below the home folder, and temporary files out of the project", () => {
  expect(settings).toMatchObject({
    PERSIST_STATE: "1",
    S3_PERSIST: "1",
    STATE_DIR: "/work/.bellwether/state/services",
    S3_DATA_DIR: "/work/.bellwether/state/s3",
  });
  expect(settings.TMPDIR).toBe("/tmp/bellwether-x");
});

it("keeps pip inside the virtual environment", () => {
  expect(pythonEnv({ PYTHONPATH: "/x", PIP_USER: "1", PIP_INDEX_URL: "https://index", PATH: "/bin" })).toEqual({
    PIP_INDEX_URL: "https://index",
    PATH: "/bin",
  });
});
