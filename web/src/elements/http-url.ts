/** The address where it is one of the web; null for any other, which a click must not follow. */
export const httpUrl = (url: string | null): string | null =>
  url !== null && URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol) ? url : null;
