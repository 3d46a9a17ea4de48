import { describe, expect, it, test } from "vitest";
import { ObjectsCreated } from "../../../lambdas/sources/s3/objects-created.ts";

const aNotification = (...keys: readonly string[]) => ({
  Records: keys.map((key) => ({ eventName: "ObjectCreated:Put", s3: { bucket: { name: "data" }, object: { key, size: 7 } } })),
});

describe("a notification of S3", () => {
  it("is the keys of its objects", () => {
    expect(ObjectsCreated.parse(aNotification("results/1/1.json", "results/2/1.json"))).toEqual(["results/1/1.json", "results/2/1.json"]);
  });

  test.each([
    ["results/a+b.json", "results/a b.json"],
    ["results/a%2Bb.json", "results/a+b.json"],
    ["results/%C3%A9.json", "results/é.json"],
    ["results/100%25.json", "results/100%.json"],
  ])("has its key %s decoded to %s", (key, decoded) => {
    expect(ObjectsCreated.parse(aNotification(key))).toEqual([decoded]);
  });

  it("may be the test that comes once, and is then of nothing", () => {
    expect(ObjectsCreated.parse({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: "data" })).toEqual([]);
  });

  test.each([[{}], [{ Event: "s3:Other" }], [{ Records: [{ s3: {} }] }], [null], ["text"]])(
    "that is not understood (%j) is an error, not nothing",
    (event) => {
      expect(() => ObjectsCreated.parse(event)).toThrow();
    },
  );
});
