import { Tag } from "../../elements/tag.tsx";

/** Marks what the generator made. */
export const Simulated = () => <Tag title="Made by the generator: nothing was deployed">simulated</Tag>;
