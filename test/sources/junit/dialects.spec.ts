import { describe, expect, it } from "vitest";
import { outcomes, parse } from "./reports.ts";

describe("a JUnit report as it is written by", () => {
  it("Surefire: classes, reruns and flaky tests", async () => {
    const report = `<?xml version="1.0" encoding="UTF-8"?>
      <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="com.acme.ShopTest" time="1.5" tests="4" errors="1" skipped="1" failures="1">
        <properties><property name="error" value="none"/></properties>
        <testcase name="adds" classname="com.acme.ShopTest" time="0.1"/>
        <testcase name="pays" classname="com.acme.ShopTest" time="1,204.5">
          <failure message="expected:&lt;1> but was:&lt;2>" type="java.lang.AssertionError"><![CDATA[java.lang.AssertionError: expected:<1> but was:<2>
	at com.acme.ShopTest.pays(ShopTest.java:12)]]></failure>
          <rerunFailure message="again" type="java.lang.AssertionError"><stackTrace>java.lang.AssertionError: again</stackTrace><system-out>noise</system-out></rerunFailure>
          <rerunError message="third" type="java.lang.NullPointerException"/>
          <system-out><![CDATA[<failure>printed, not failed</failure>]]></system-out>
        </testcase>
        <testcase name="ships" classname="com.acme.ShopTest" time="0.3">
          <flakyFailure type="java.lang.AssertionError"><stackTrace>java.lang.AssertionError: late</stackTrace><system-err>noise</system-err></flakyFailure>
          <flakyError message="reset" type="java.io.IOException"/>
        </testcase>
        <testcase name="waits" classname="com.acme.ShopTest"><skipped message="not on Tuesdays"/></testcase>
      </testsuite>`;
    await expect(outcomes(report)).resolves.toEqual([
      { test: "com.acme.ShopTest > adds", attempts: "passed", message: null },
      {
        test: "com.acme.ShopTest > pays",
        attempts: "failed failed failed",
        message: "java.lang.AssertionError: expected:<1> but was:<2>\n\tat com.acme.ShopTest.pays(ShopTest.java:12)",
      },
      { test: "com.acme.ShopTest > ships", attempts: "failed failed passed", message: "java.lang.AssertionError: late" },
      { test: "com.acme.ShopTest > waits", attempts: "skipped", message: "not on Tuesdays" },
    ]);
    const { tests, warnings } = await parse(report);
    expect(tests.map(({ status }) => status)).toEqual(["passed", "failed", "passed", "skipped"]);
    expect(tests.map(({ durationSeconds }) => durationSeconds)).toEqual([0.1, 1204.5, 0.3, null]);
    expect(warnings).toEqual([]);
  });

  it("Gradle with retries: a case that failed comes again", async () => {
    const report = `<testsuite name="CartTest" tests="4">
      <testcase name="holds()" classname="CartTest" time="0.2"><failure message="boom" type="E">E: boom</failure></testcase>
      <testcase name="empties()" classname="CartTest" time="0.1"/>
      <testcase name="holds()" classname="CartTest" time="0.4"/>
      <testcase name="breaks()" classname="CartTest"><failure message="first" type="E"/></testcase>
      <testcase name="breaks()" classname="CartTest"><failure message="second" type="E"/></testcase>
    </testsuite>`;
    await expect(outcomes(report)).resolves.toEqual([
      { test: "CartTest > holds()", attempts: "failed passed", message: "E: boom" },
      { test: "CartTest > empties()", attempts: "passed", message: null },
      { test: "CartTest > breaks()", attempts: "failed failed", message: "E: second" },
    ]);
  });

  it("pytest: xfail and skip, parameters, files", async () => {
    const { tests } = await parse(`<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" hostname="ci" tests="4">
      <testcase classname="tests.test_cart.TestCart" name="test_add[1-2]" file="tests/test_cart.py" line="7" time="0.001" />
      <testcase classname="tests.test_cart" name="test_bug" time="0.001"><skipped type="pytest.xfail" message="known" /></testcase>
      <testcase classname="tests.test_cart" name="test_off" time="0.000"><skipped type="pytest.skip" message="off">tests/test_cart.py:9: off</skipped></testcase>
      <testcase classname="tests.test_cart" name="test_bad" time="0.001"><failure message="assert 1 == 2">def test_bad():
&gt;       assert 1 == 2
E       assert 1 == 2</failure></testcase>
      <testcase classname="" name="tests.test_broken" time="0.000"><error message="collection failure">ImportError: no module</error></testcase>
    </testsuite></testsuites>`);
    expect(tests).toMatchObject([
      { test: "tests.test_cart.TestCart > test_add[1-2]", suite: "pytest", file: "tests/test_cart.py", status: "passed" },
      { test: "tests.test_cart > test_bug", status: "skipped", message: "pytest.xfail: known" },
      { test: "tests.test_cart > test_off", status: "skipped" },
      {
        test: "tests.test_cart > test_bad",
        status: "failed",
        message: "assert 1 == 2\ndef test_bad():\n>       assert 1 == 2\nE       assert 1 == 2",
      },
      { test: "pytest > tests.test_broken", classname: null, status: "failed", message: "collection failure\nImportError: no module" },
    ]);
  });

  it("Node's own reporter: suites of suites, and a class that is always `test`", async () => {
    const report = `<?xml version="1.0" encoding="utf-8"?>
      <testsuites>
        <testcase name="stands alone" time="0.001" classname="test" file="/src/a.test.js"/>
        <testsuite name="cart" time="0.01" disabled="0" errors="0" tests="3" failures="1" skipped="1" hostname="box">
          <testcase name="adds" time="0.001" classname="test"/>
          <testsuite name="discounts" tests="2" failures="1" skipped="1">
            <testcase name="rounds" time="0.001" classname="test" failure="2 !== 3">
              <failure type="testCodeFailure" message="2 !== 3">[Error [ERR_TEST_FAILURE]: 2 !== 3] { code: 'ERR_TEST_FAILURE' }</failure>
            </testcase>
            <testcase name="later" time="0.001" classname="test"><skipped type="todo" message="true"/></testcase>
          </testsuite>
        </testsuite>
        <!-- tests 4 -->
      </testsuites>`;
    const { tests } = await parse(report);
    expect(tests.map(({ test, suite, status }) => [test, suite, status])).toEqual([
      ["stands alone", "", "passed"],
      ["cart > adds", "cart", "passed"],
      ["cart > discounts > rounds", "cart > discounts", "failed"],
      ["cart > discounts > later", "cart > discounts", "skipped"],
    ]);
    expect(tests[2]?.message).toMatch(/^2 !== 3\n\[Error/);
  });

  it("Jest, Mocha and Vitest: names that repeat the class are not said twice", async () => {
    const report = `<testsuites name="jest tests" tests="5" failures="1">
      <testsuite name="cart" errors="0" tests="2">
        <testcase classname="cart adds" name="cart adds" time="0.002"/>
        <testcase classname="cart" name="cart › removes" time="0.002"/>
      </testsuite>
      <testsuite name="Root Suite" file="/src/test/cart.js" tests="0"></testsuite>
      <testsuite name="mocha" file="/src/test/cart.js" tests="1"><testcase name="mocha cart adds" classname="adds" time="0"/></testsuite>
      <testsuite name="src/cart.spec.ts" hostname="box" tests="2">
        <testcase classname="src/cart.spec.ts" name="cart &gt; adds" time="0.001"/>
        <testcase classname="src/cart.spec.ts" name="cart &gt; fails"><failure message="expected 1 to be 2" type="AssertionError">
AssertionError: expected 1 to be 2
 ❯ src/cart.spec.ts:3:5</failure></testcase>
      </testsuite>
    </testsuites>`;
    const { tests } = await parse(report);
    expect(tests.map(({ test }) => test)).toEqual([
      "cart adds",
      "cart › removes",
      "mocha cart adds",
      "src/cart.spec.ts > cart > adds",
      "src/cart.spec.ts > cart > fails",
    ]);
    expect(tests[2]?.file).toBe("/src/test/cart.js");
    expect(tests[4]?.message).toBe("AssertionError: expected 1 to be 2\n ❯ src/cart.spec.ts:3:5");
  });

  it("Playwright: one test in two browsers is two tests, not a flaky one", async () => {
    const inBrowser = (browser: string, inner: string) =>
      `<testsuite name="cart.spec.ts" hostname="${browser}" tests="1"><testcase name="pays" classname="cart.spec.ts">${inner}</testcase></testsuite>`;
    await expect(
      outcomes(`<testsuites>${inBrowser("firefox", "<failure message='no'/>")}${inBrowser("chromium", "")}</testsuites>`),
    ).resolves.toEqual([
      { test: "cart.spec.ts > pays [firefox]", attempts: "failed", message: "no" },
      { test: "cart.spec.ts > pays [chromium]", attempts: "passed", message: null },
    ]);
  });

  it("go-junit-report and gotestsum", async () => {
    const report = `<testsuites tests="3" failures="1"><testsuite tests="3" failures="1" time="0.1" name="acme.com/shop/cart">
        <testcase classname="acme.com/shop/cart" name="TestAdd" time="0.010000"></testcase>
        <testcase classname="acme.com/shop/cart" name="TestPay/with_card" time="0.000000"><failure message="Failed" type="">cart_test.go:12: 1 != 2</failure></testcase>
        <testcase classname="acme.com/shop/cart" name="TestLate" time="0"><skipped message="cart_test.go:20: short mode"></skipped></testcase>
      </testsuite></testsuites>`;
    await expect(outcomes(report)).resolves.toEqual([
      { test: "acme.com/shop/cart > TestAdd", attempts: "passed", message: null },
      { test: "acme.com/shop/cart > TestPay/with_card", attempts: "failed", message: "Failed\ncart_test.go:12: 1 != 2" },
      { test: "acme.com/shop/cart > TestLate", attempts: "skipped", message: "cart_test.go:20: short mode" },
    ]);
  });

  it("PHPUnit: suites of suites that carry the file", async () => {
    const { tests } = await parse(`<testsuites><testsuite name="" tests="2"><testsuite name="unit" tests="2">
      <testsuite name="App\\CartTest" file="/app/tests/CartTest.php" tests="2">
        <testcase name="testAdd" class="App\\CartTest" classname="App.CartTest" file="/app/tests/CartTest.php" line="9" time="0.01"/>
        <testcase name="testPay with data set #1" class="App\\CartTest" time="0.01"><error type="TypeError">TypeError: nope</error></testcase>
      </testsuite></testsuite></testsuite></testsuites>`);
    expect(tests).toMatchObject([
      { test: "App.CartTest > testAdd", suite: "unit > App\\CartTest" },
      { test: "App\\CartTest > testPay with data set #1", file: "/app/tests/CartTest.php", status: "failed", message: "TypeError: nope" },
    ]);
  });

  it("GoogleTest and CTest: what did not run is no pass", async () => {
    const report = `<testsuites tests="6"><testsuite name="Cart" tests="6">
        <testcase name="Adds" status="run" result="completed" time="0.1" classname="Cart"/>
        <testcase name="DISABLED_Pays" status="notrun" result="suppressed" classname="Cart"/>
        <testcase name="Skips" status="run" result="skipped" classname="Cart"><skipped message="no GPU"/></testcase>
        <testcase name="Off" status="disabled" classname="Cart"/>
        <testcase name="Dies" status="fail" classname="Cart"><system-out>Segmentation fault</system-out></testcase>
        <testcase name="Twice" status="run" classname="Cart"><failure message="a.cc:1&#x0A;first"/><failure message="a.cc:2&#x0A;second"/></testcase>
      </testsuite></testsuites>`;
    await expect(outcomes(report)).resolves.toMatchObject([
      { attempts: "passed" },
      { attempts: "skipped" },
      { attempts: "skipped" },
      { attempts: "skipped" },
      { attempts: "failed", message: null },
      { attempts: "failed", message: "a.cc:1\nfirst" },
    ]);
  });

  it("Bazel: an error around a process, its log beside it", async () => {
    const report = `<testsuites><testsuite name="pkg/cart_test" tests="1" failures="0" errors="1">
        <testcase name="pkg/cart_test" status="run" duration="0" time="0"><error message="exited with error code 1"></error></testcase>
        <system-out>Generated test.log: <![CDATA[FAIL]]></system-out></testsuite></testsuites>`;
    await expect(outcomes(report)).resolves.toEqual([{ test: "pkg/cart_test", attempts: "failed", message: "exited with error code 1" }]);
  });

  it("old Ant: a class that could not be loaded is said in a warning, for it is no test", async () => {
    const { tests, warnings } = await parse(
      `<testsuite name="CartTest" tests="1" errors="1"><error message="acme/Cart" type="java.lang.NoClassDefFoundError">java.lang.NoClassDefFoundError: acme/Cart</error></testsuite>`,
    );
    expect(tests).toEqual([]);
    expect(warnings).toEqual([
      'the suite "CartTest" failed outside of its tests: java.lang.NoClassDefFoundError: acme/Cart',
      'the suite "CartTest" declares 1 tests but holds 0',
      "the report holds no tests",
    ]);
  });
});

describe("names", () => {
  const oneCase = (inner: string) => `<testsuite name="s">${inner}</testsuite>`;

  it("keeps cases of one name apart that passed before: none hides a failure of another", async () => {
    const report = oneCase(
      `<testcase classname="C" name="t"/><testcase classname="C" name="t"><failure message="no"/></testcase><testcase classname="C" name="t"/>`,
    );
    await expect(outcomes(report)).resolves.toEqual([
      { test: "C > t", attempts: "passed", message: null },
      { test: "C > t (2)", attempts: "failed passed", message: "no" },
    ]);
  });

  it("tells equal names in different suites apart by the suite", async () => {
    const report = `<testsuites><testsuite name="unit"><testcase classname="C" name="t"/></testsuite><testsuite name="slow"><testcase classname="C" name="t"/></testsuite></testsuites>`;
    await expect(outcomes(report)).resolves.toMatchObject([{ test: "C > t [unit]" }, { test: "C > t [slow]" }]);
  });

  it("never takes cases without a name for one another", async () => {
    const { tests } = await parse(oneCase("<testcase/><testcase><failure/></testcase><testcase><error/></testcase>"));
    expect(tests.map(({ test, attempts }) => [test, attempts.join(" ")])).toEqual([
      ["s > (unnamed)", "passed"],
      ["s > (unnamed) (2)", "failed"],
      ["s > (unnamed) (3)", "failed"],
    ]);
  });

  it("bounds names without making two of them one", async () => {
    const long = "x".repeat(5_000);
    const { tests } = await parse(
      oneCase(`<testcase classname="C" name="${long}1"/><testcase classname="C" name="${long}2"><failure/></testcase>`),
    );
    expect(tests.every(({ test, name }) => test.length <= 500 && name.length <= 500)).toBe(true);
    expect(new Set(tests.map(({ test }) => test)).size).toBe(2);
  });

  it("writes names on one line and messages without colours", async () => {
    const report = oneCase(
      `<testcase classname="C" name="a&#10;  b"><failure message="&#x1b;[31mred\u001b[0m">\u001b[1mbold</failure></testcase>`,
    );
    await expect(outcomes(report)).resolves.toEqual([{ test: "C > a b", attempts: "failed", message: "red\nbold" }]);
  });

  it("bounds messages at 4,000 characters", async () => {
    const { tests } = await parse(
      oneCase(`<testcase name="a"><failure type="T" message="m">${"stack &amp; trace ".repeat(1_000)}</failure></testcase>`),
    );
    expect(tests[0]?.message?.length).toBe(4_000);
    expect(tests[0]?.message).toMatch(/^T: m\nstack & trace/);
  });
});
