/** Context key of the folder that the bundler puts handlers in, one folder each. */
export const BUNDLES = "bellwether:bundles";
