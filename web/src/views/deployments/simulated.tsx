import { Tag } from "../../elements/tag.tsx";

/** Marks what nobody deployed: the generator made it, or a simulated deployer answered a release. */
export const Simulated = () => <Tag title="Nothing was really deployed">simulated</Tag>;
