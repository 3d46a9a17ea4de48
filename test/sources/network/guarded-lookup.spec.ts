import type { LookupAddress } from "node:dns";
import { describe, expect, it, test } from "vitest";
import { guardedLookup } from "../../../lambdas/sources/network/guarded-lookup.ts";
import { safeFetch } from "../../../lambdas/sources/network/safe-fetch.ts";
import { aServer } from "./a-server.ts";

const LOOPBACK: LookupAddress = { address: "127.0.0.1", family: 4 };
const PUBLIC: LookupAddress = { address: "8.8.8.8", family: 4 };
const resolvingTo = (...addresses: LookupAddress[]) => {
  const asked: string[] = [];
  const resolve = async (host: string) => {
    asked.push(host);
    return addresses;
  };
  return { asked, resolve };
};

/** What a connection would be given. Nothing connects: were the guard broken, these would be strangers' machines. */
const lookedUp = (target: string, addresses: LookupAddress[], all = true) =>
  new Promise<unknown[]>((answered) =>
    guardedLookup(target, resolvingTo(...addresses).resolve)("deploy.example", { all }, (...of) => answered(of)),
  );

const refused = { code: "refused", message: "deploy.example has an address of a local network" };
const four = (address: string): LookupAddress => ({ address, family: 4 });
const six = (address: string): LookupAddress => ({ address, family: 6 });

describe("the lookup of a name", () => {
  it("lets public addresses through, in both forms that a connection asks for", async () => {
    expect(await lookedUp("aws", [PUBLIC])).toEqual([null, [PUBLIC]]);
    expect(await lookedUp("aws", [PUBLIC], false)).toEqual([null, "8.8.8.8", 4]);
  });

  test.each([
    ["alone", [four("10.0.0.1")]],
    ["behind a public one", [PUBLIC, four("10.0.0.1")]],
    ["in IPv6", [PUBLIC, six("fd00:ec2::254")]],
    ["mapped", [PUBLIC, six("::ffff:169.254.169.254")]],
  ])("refuses a local address in the cloud: %s", async (_, addresses) => {
    expect(await lookedUp("aws", addresses)).toEqual([expect.objectContaining(refused), []]);
    expect(await lookedUp("aws", addresses, false)).toEqual([expect.objectContaining(refused), []]);
  });

  it("lets the developer's own addresses through on an emulator, but none that a machine asks for credentials", async () => {
    expect(await lookedUp("local", [LOOPBACK, four("172.17.0.1")])).toEqual([null, [LOOPBACK, four("172.17.0.1")]]);
    expect(await lookedUp("local", [LOOPBACK, four("169.254.169.254")])).toEqual([expect.objectContaining(refused), []]);
  });
});

describe("a connection to a name", () => {
  it("is not made in the cloud where the name leads to a local address", async () => {
    const { url, requests } = await aServer((_, response) => response.end());

    await expect(safeFetch("aws", resolvingTo(LOOPBACK))(`https://deploy.example:${new URL(url).port}/`)).rejects.toMatchObject(refused);
    expect(requests).toEqual([]);
  });

  it("is made to the address that was looked at: there is one lookup a request, and no second answer to change", async () => {
    const { url, requests } = await aServer((_, response) => response.end("here"));
    const { asked, resolve } = resolvingTo(LOOPBACK);
    const ask = safeFetch("local", { resolve });
    const named = `http://deploy.example:${new URL(url).port}/`;

    expect(await ask(named)).toEqual({ status: 200, text: "here" });
    expect(requests[0]?.headers.host).toBe(new URL(named).host);
    expect(asked).toEqual(["deploy.example"]);
    await ask(named);
    expect(asked).toEqual(["deploy.example", "deploy.example"]);
  });

  it("is not made to a local address in the URL either, which is never looked up", async () => {
    const { url, requests } = await aServer((_, response) => response.end());
    const { asked, resolve } = resolvingTo(PUBLIC);

    await expect(safeFetch("aws", { resolve })(url.replace("http:", "https:"))).rejects.toMatchObject({
      code: "refused",
      message: "The URL cannot be used: is an address of a local network",
    });
    expect(asked).toEqual([]);
    expect(requests).toEqual([]);
  });

  it("that nobody knows is a failure in words", async () => {
    const resolve = () => Promise.reject(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }));

    await expect(safeFetch("aws", { resolve })("https://deploy.example/")).rejects.toMatchObject({
      code: "failed",
      message: "deploy.example could not be reached: no such name is known",
    });
    await expect(safeFetch("aws", resolvingTo())("https://deploy.example/")).rejects.toMatchObject({ code: "failed" });
  });
});
