import { Empty } from "../../elements/empty.tsx";

/** There are no releases; a filter may be the reason. */
export const NoReleases = ({ filtered }: { readonly filtered: boolean }) =>
  filtered ? (
    <Empty title="No release matches">Take a filter away to see more.</Empty>
  ) : (
    <Empty title="No releases yet">
      Make one with “New release”, with <code>npm run demo:release</code>, or with <code>POST /releases</code>.
    </Empty>
  );
