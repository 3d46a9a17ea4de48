import { describe, expect, it, test } from "vitest";
import { problemOfUrl } from "../../../lambdas/sources/network/problem-of-url.ts";

const FORM = "expected a URL that begins with https:// or http://";
const ADDRESS = "is an address of a local network";
const NAME = "is a name of a local network";

describe("a URL that a user gave", () => {
  test.each([
    "https://deploy.example.com/hooks?team=a",
    "https://deploy.example.com:8443",
    "https://8.8.8.8/x",
    "https://[2606:4700::1111]/",
  ])("may be asked everywhere: %s", (url) => {
    expect(["aws", "local", "localstack"].map((target) => problemOfUrl(url, target))).toEqual([null, null, null]);
  });

  test.each([
    ["", FORM],
    ["deploy.example.com", FORM],
    ["/deploy", FORM],
    ["ftp://example.com/", FORM],
    ["file:///etc/passwd", FORM],
    ["javascript:alert(1)", FORM],
    ["https://", FORM],
    ["https://user@example.com/", "must not hold credentials"],
    ["https://:secret@example.com/", "must not hold credentials"],
    ["https://example.com/#part", "must not have a fragment"],
    ["https://example.com/#", "must not have a fragment"],
  ])("is refused everywhere for its form: %s", (url, problem) => {
    expect(["aws", "local", "localstack"].map((target) => problemOfUrl(url, target))).toEqual([problem, problem, problem]);
  });

  test.each([
    ["https://127.0.0.1/", ADDRESS],
    ["https://0x7f.1/", ADDRESS],
    ["https://2130706433/", ADDRESS],
    ["https://0177.0.0.1/", ADDRESS],
    ["https://127.0.0.1./", ADDRESS],
    ["https://１２７.0.0.1/", ADDRESS],
    ["https://[::1]/", ADDRESS],
    ["https://[::ffff:10.0.0.1]/", ADDRESS],
    ["https://[64:ff9b::169.254.169.254]/", ADDRESS],
    ["https://0/", ADDRESS],
    ["https://169.254.169.254/latest/meta-data/", ADDRESS],
    ["https://localhost/", NAME],
    ["https://LOCALHOST./", NAME],
    ["https://a.localhost/", NAME],
    ["https://printer.local/", NAME],
    ["https://ip-10-0-0-1.ec2.internal/", NAME],
    ["https://metadata.google.internal./", NAME],
    ["http://deploy.example.com/", "must begin with https:// in the cloud"],
  ])("is refused in the cloud: %s", (url, problem) => {
    expect(problemOfUrl(url, "aws")).toBe(problem);
  });

  it("may name what only sounds local", () => {
    expect(problemOfUrl("https://internal.example.com/", "aws")).toBeNull();
    expect(problemOfUrl("https://notlocalhost/", "aws")).toBeNull();
  });

  test.each([
    "http://127.0.0.1:8080/",
    "http://localhost:3000/deploy",
    "http://[::1]:80/",
    "http://host.docker.internal/",
    "http://172.17.0.1/",
  ])("may lead to the developer's own machine and containers: %s", (url) => {
    expect(problemOfUrl(url, "local")).toBeNull();
    expect(problemOfUrl(url, "localstack")).toBeNull();
  });

  test.each(["http://169.254.169.254/", "http://[fd00:ec2::254]/", "http://[::ffff:a9fe:a9fe]/"])(
    "never leads to a machine's credentials, whosever it is: %s",
    (url) => {
      expect(problemOfUrl(url, "local")).toBe("is a link-local address");
    },
  );

  it("is held to the cloud's rules on a target that nobody knows", () => {
    expect(problemOfUrl("http://127.0.0.1/", "elsewhere")).toBe(ADDRESS);
  });
});
