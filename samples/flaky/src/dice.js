/** Dice that repeat themselves for a seed, to look into what happened once. */
export function seededDice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

export const diceFor = (seed) => (seed === undefined || seed === "" ? Math.random : seededDice(Number(seed)));
