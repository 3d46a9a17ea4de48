/** Oldest Node that can run the launcher and npm's install; everything else runs on the Node 24 that npm installs. */
const OLDEST = [20, 19];

/** A sentence that says what to do where this Node is too old; null where it will do. */
export function problemWithNode(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const isNewEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  return isNewEnough ? null : `This is Node ${version}. Bellwether needs ${OLDEST.join(".")} or newer: https://nodejs.org/en/download`;
}
