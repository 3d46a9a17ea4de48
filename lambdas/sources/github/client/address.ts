/** Whether an absolute address lies below the API's own, so that the token may be sent there. */
export function addressUnder(baseUrl: string, address: string): boolean {
  const [base, url] = [URL.parse(baseUrl), URL.parse(address)];
  if (base === null || url === null || url.username !== "" || url.password !== "") return false;
  return url.origin === base.origin && url.pathname.startsWith(`${base.pathname.replace(/\/+$/, "")}/`);
}
