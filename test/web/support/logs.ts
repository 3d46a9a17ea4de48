const ESC = String.fromCharCode(27);

export const passingLog = (): string =>
  [
    "$ node --test",
    "TAP version 13",
    ...Array.from({ length: 9 }, (_, index) => `${ESC}[32mok${ESC}[39m ${index + 1} - part ${index + 1}`),
    "# pass 12",
    "",
  ].join("\n");

/** The evidence of `aFailure` is on its lines 14 and 19. */
export const failingLog = (): string =>
  [
    "$ node --test --test-reporter=junit",
    "TAP version 13",
    ...Array.from({ length: 11 }, (_, index) => `ok ${index + 1} - part ${index + 1}`),
    "AssertionError [ERR_ASSERTION]: Expected values to be strictly equal: 107 !== 105",
    "",
    "107 !== 105",
    "",
    "    at new AssertionError (node:internal/assert/assertion_error:460:5)",
    "    at TestContext.<anonymous> (file:///scratch/test/basket.test.js:21:10)",
    "<script>document.title = 'owned'</script> is text like any other",
    "# fail 1",
    "",
  ].join("\n");

/** About 3 MB; its evidence is on line 30,000, and its lines have characters of several bytes. */
export const bigLog = (): string =>
  Array.from({ length: 31_000 }, (_, index) =>
    index + 1 === 30_000
      ? "Bellwether: step 1 overran its timeout of 60 s and was ended"
      : `[${String(index + 1).padStart(6, "0")}] compiling module ${"x".repeat(index % 40)} … ${index % 977 === 0 ? "y".repeat(400) : "done with naïve caching, nothing to do"}`,
  ).join("\n");
