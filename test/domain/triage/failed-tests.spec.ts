import { describe, expect, it, test } from "vitest";
import { MAX_NAMES } from "../../../lambdas/domain/triage/failed-tests/reader.ts";
import { failedTestsIn } from "../../../lambdas/domain/triage/failed-tests.ts";

const PYTEST = "============================= test session starts ==============================";

describe("failed tests named in a log", () => {
  test.each([
    {
      runner: "pytest, by its summary",
      log: [
        PYTEST,
        "tests/a.py::test_x FAILED [ 50%]",
        "=========================== short test summary info ============================",
        "FAILED tests/a.py::test_x[a - b] - assert 1 == 2",
        "ERROR tests/b.py - ImportError",
        "========================= 1 failed, 1 error in 0.1s =========================",
      ],
      names: ["tests/a.py::test_x[a - b]", "tests/b.py"],
    },
    {
      runner: "pytest, by its progress",
      log: [PYTEST, "tests/a.py::test_x FAILED   [ 50%]", "tests/a.py::test_y PASSED   [100%]"],
      names: ["tests/a.py::test_x"],
    },
    {
      runner: "pytest, by its headings",
      log: [
        PYTEST,
        "=================================== FAILURES ===================================",
        "_______ TestA.test_x _______",
        "",
        "    def test_x(self):",
        "tests/test_a.py:12: in test_x",
        "E   assert 0",
        "_ TestA.test_that_has_a_very_long_name _",
        "lib/b.py:3: ValueError",
      ],
      names: ["tests/test_a.py::TestA.test_x", "TestA.test_that_has_a_very_long_name"],
    },
    {
      runner: "pytest, though some were tried again",
      log: [
        PYTEST,
        "==================================== RERUNS ====================================",
        "____ test_flaky ____",
        "=================================== FAILURES ===================================",
        "____ test_bad ____",
        "=== 1 failed, 1 rerun in 1s ===",
      ],
      names: ["test_bad"],
    },
    {
      runner: "Jest",
      log: [
        "  ● Console",
        "  ● cart › adds an item",
        "  ● Test suite failed to run",
        "Summary of all failing tests",
        "  ● cart › adds an item",
        "  ● top level",
      ],
      names: ["cart › adds an item", "top level"],
    },
    {
      runner: "Vitest",
      log: [" FAIL  test/a.spec.ts > cart > adds an item", " × test/b.spec.ts > pays 12ms"],
      names: ["test/a.spec.ts > cart > adds an item", "test/b.spec.ts > pays"],
    },
    {
      runner: "Mocha",
      log: [
        "    1) adds",
        "  2 passing (1s)",
        "  2 failing",
        "",
        "  1) cart",
        "       when empty",
        "         adds an item:",
        "     AssertionError: no",
        "  2) cart pays:",
        "     Error: x",
      ],
      names: ["cart when empty adds an item", "cart pays"],
    },
    {
      runner: "Maven",
      log: [
        "[ERROR] Tests run: 2, Failures: 1, Time elapsed: 1 s <<< FAILURE! - in com.acme.CartTest",
        "[ERROR] com.acme.CartTest.adds  Time elapsed: 0.01 s  <<< FAILURE!",
        "pays(com.acme.CartTest)  Time elapsed: 0.2 sec  <<< ERROR!",
        "[ERROR] Failures: ",
        "[ERROR]   CartTest.adds:41 expected 1",
      ],
      names: ["com.acme.CartTest.adds", "pays(com.acme.CartTest)"],
    },
    {
      runner: "Maven, by its summary only",
      log: [
        "Failed tests: ",
        "  CartTest.adds:41 expected:<1> but was:<2>",
        "  pays(com.acme.PayTest): no",
        "",
        "Tests run: 9, Failures: 2, Errors: 0, Skipped: 0",
      ],
      names: ["CartTest.adds", "pays(com.acme.PayTest)"],
    },
    {
      runner: "Maven, without what passed when it was tried again",
      log: [
        "[ERROR] com.acme.CartTest.adds  Time elapsed: 0.01 s  <<< FAILURE!",
        "[ERROR] com.acme.CartTest.pays  Time elapsed: 0.01 s  <<< FAILURE!",
        "[WARNING] Flakes: ",
        "[WARNING] com.acme.CartTest.pays",
        "[ERROR] Tests run: 2, Failures: 1",
      ],
      names: ["com.acme.CartTest.adds"],
    },
    {
      runner: "Gradle",
      log: [
        "> Task :test FAILED",
        "CartTest > Empty > adds() FAILED",
        "com.acme.PayTest > pays[a = 1, b = 2] FAILED",
        "CartTest > pays() PASSED",
      ],
      names: ["CartTest > Empty > adds()", "com.acme.PayTest > pays[a = 1, b = 2]"],
    },
    {
      runner: "go test",
      log: ["--- FAIL: TestCart (0.00s)", "    --- FAIL: TestCart/adds (0.00s)", "--- PASS: TestPay (0.00s)"],
      names: ["TestCart", "TestCart/adds"],
    },
    { runner: "cargo test", log: ["test cart::adds ... FAILED", "test cart::pays ... ok"], names: ["cart::adds"] },
    {
      runner: "unittest",
      log: ["=".repeat(70), "FAIL: test_adds (test.test_cart.CartTest)", "-".repeat(70), "ERROR: not a test, a log line"],
      names: ["test_adds (test.test_cart.CartTest)"],
    },
  ])("$runner", ({ log, names }) => {
    expect(failedTestsIn(log)).toEqual(names);
    expect(failedTestsIn(log.map((line) => `2026-07-30T10:33:38.1304832Z ${line}`))).toEqual(names);
  });

  it("invents none where none failed", () => {
    const log = [
      PYTEST,
      "tests/a.py::test_x PASSED",
      "===== 1 passed in 0.1s =====",
      "Tests: 3 passed, 3 total",
      "[INFO] Tests run: 3, Failures: 0",
      "BUILD FAILED",
      "npm ERR! Test failed.  See above for more details.",
      "  0 failing",
      "  1) not a failure list",
    ];
    expect(failedTestsIn(log)).toEqual([]);
  });

  it("is bounded", () => {
    const log = Array.from({ length: MAX_NAMES + 500 }, (_, index) => `CartTest > adds${index}() FAILED`);
    expect(failedTestsIn(log)).toHaveLength(MAX_NAMES);
  });

  test.each([
    ["_".repeat(100_000)],
    [`  ● ${"› ".repeat(50_000)}`],
    ["a > ".repeat(25_000)],
    [`[ERROR] ${"x.".repeat(50_000)}`],
    [`FAILED ${"a::".repeat(33_000)}`],
  ])("answers soon whatever is thrown at it (%#)", (line) => {
    const started = performance.now();
    failedTestsIn([PYTEST, "=== FAILURES ===", line, line]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
