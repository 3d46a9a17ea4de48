import { expect, it } from "vitest";
import { withoutPositions } from "../../../bin/local-cloud/rewind-streams.ts";

it("forgets how far streams were read, and nothing else of what is kept", () => {
  const kept = {
    payload: {
      esms: { data: { "a'b": { UUID: "u", BatchSize: 10 } } },
      kinesis_positions: { __account_region_scoped__: true, data: { k: 3 } },
      dynamodb_stream_positions: { __account_region_scoped__: true, data: { "0\u0000us-east-1\u0000'x'": 151, y: 8 } },
    },
  };
  const text = JSON.stringify(kept).replaceAll(":", ": ").replaceAll(",", ", ");
  const { payload } = JSON.parse(withoutPositions(text));
  expect(payload).toEqual({ ...kept.payload, dynamodb_stream_positions: { __account_region_scoped__: true, data: {} } });
});
