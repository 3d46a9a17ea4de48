/** The CDK's command line calls it (cdk.json): the app on our Node, whatever the machine's own is. */
export async function synthCommand(): Promise<number> {
  await import("../app.ts");
  return 0;
}
