import { access, readdir } from "node:fs/promises";
import { join } from "node:path";

const WORKFLOW_FILE = ".bellwether.json";

/**
 * Where a source's files begin: archives of GitHub and of `git archive --prefix` put all of them into one directory.
 * The directory itself if it holds `.bellwether.json`; else its only subdirectory, if that holds it; else itself.
 */
export async function locateRoot(directory: string): Promise<string> {
  if (await holdsWorkflow(directory)) return directory;
  const subdirectories = (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const [only] = subdirectories;
  if (only === undefined || subdirectories.length > 1) return directory;
  const inner = join(directory, only.name);
  return (await holdsWorkflow(inner)) ? inner : directory;
}

const holdsWorkflow = (directory: string) =>
  access(join(directory, WORKFLOW_FILE)).then(
    () => true,
    () => false,
  );
