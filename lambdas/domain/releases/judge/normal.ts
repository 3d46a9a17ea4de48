/** Highest power first. Hart's rational approximation, as in West, Better approximations to cumulative normal functions (2005). */
const NUMERATOR = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376,
];
const DENOMINATOR = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948,
  440.413735824752,
];
/** From here on the continued fraction is the better one. */
const FAR = 7.07106781186547;
const REACH = 38;

const polynomial = (coefficients: readonly number[], x: number) => coefficients.reduce((sum, one) => sum * x + one, 0);

/** The standard normal distribution's share below `z`, to 14 decimals (8 digits in the far tail); R's `pnorm`. */
export function normalShareBelow(z: number): number {
  const x = Math.abs(z);
  const tail = x > REACH ? 0 : Math.exp((-x * x) / 2) * (x < FAR ? near(x) : far(x));
  return z > 0 ? 1 - tail : tail;
}

const near = (x: number) => polynomial(NUMERATOR, x) / polynomial(DENOMINATOR, x);
const far = (x: number) => 1 / ((x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) * Math.sqrt(2 * Math.PI));

/**
 * The `z` that so large a share (0 to 1, exclusive) lies below; R's `qnorm`. Halving the range needs no second table of numbers. The
 * upper half mirrors the lower one, where shares have all their digits.
 */
export function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  let [low, high] = [-REACH, 0];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (normalShareBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
