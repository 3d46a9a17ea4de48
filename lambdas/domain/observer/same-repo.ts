/** GitHub's names know no case: `Acme/Shop` is `acme/shop`. */
export const isSameRepo = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
