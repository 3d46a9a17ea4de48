import type { Environment, Tier } from "../../pipeline/environments.ts";

const PRICE_CLASS: Readonly<Record<Tier, string>> = {
  development: "PriceClass_100",
  staging: "PriceClass_100",
  production: "PriceClass_All",
};

/** `infra/parameters/ENVIRONMENT.json`. Visitors everywhere count in production only. */
export const siteParameters = ({ name, tier }: Environment): string =>
  `${JSON.stringify([`Environment=${name}`, `PriceClass=${PRICE_CLASS[tier]}`, "DomainName=", "CertificateArn="], null, 2)}\n`;
