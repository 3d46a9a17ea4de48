import { dirname, join } from "node:path";
import type { Home } from "../places.ts";

/** Where the emulator keeps what each service knows, and the objects of its buckets. */
export const serviceStates = (home: Home) => join(home.state, "services");
export const objects = (home: Home) => join(home.state, "s3");

export type CloudSettings = {
  readonly home: Home;
  readonly port: number;
  readonly scratch: string;
  /** The Node that functions run on. */
  readonly node: string;
  readonly env: NodeJS.ProcessEnv;
};

/**
 * The emulator's whole environment. Functions inherit it, so it holds nothing of the caller's but PATH (with our Node
 * first) and HOME. Loopback only: its MQTT and SFTP listeners, which ignore BIND_HOST, stay off.
 */
export function cloudEnvironment({ home, port, scratch, node, env }: CloudSettings): Record<string, string> {
  return {
    PATH: [dirname(node), pathOf(env)].join(":"),
    HOME: env.HOME ?? "/",
    TMPDIR: scratch,
    PYTHONUTF8: "1",
    BIND_HOST: "127.0.0.1",
    MINISTACK_HOST: "127.0.0.1",
    GATEWAY_PORT: String(port),
    IOT_MTLS_ENABLED: "0",
    SFTP_ENABLED: "0",
    LAMBDA_EXECUTOR: "local",
    PERSIST_STATE: "1",
    STATE_DIR: serviceStates(home),
    S3_PERSIST: "1",
    S3_DATA_DIR: objects(home),
  };
}

/** The caller's PATH without what `npm run` puts before it. */
function pathOf(env: NodeJS.ProcessEnv): string {
  const entries = (env.PATH ?? "/usr/local/bin:/usr/bin:/bin").split(":");
  return entries.filter((entry) => entry !== "" && !entry.endsWith("/node_modules/.bin") && !entry.endsWith("/node-gyp-bin")).join(":");
}
