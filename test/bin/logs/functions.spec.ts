import { expect, it } from "vitest";
import { handlerOf } from "../../../bin/logs/functions.ts";

it("tells our handler by a function's id in the stack", () => {
  expect(handlerOf("ServeApiF0752223")).toBe("serve-api");
  expect(handlerOf("RecordResultHandler3F678698")).toBe("record-result");
  expect(handlerOf("CustomResourceProvider1A2B")).toBeNull();
});
