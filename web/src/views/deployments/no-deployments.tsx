import { Empty } from "../../elements/empty.tsx";

/** There are no deployments; a filter may be the reason. */
export const NoDeployments = ({ filtered }: { readonly filtered: boolean }) =>
  filtered ? (
    <Empty title="No deployment matches">Take a filter away to see more.</Empty>
  ) : (
    <Empty title="No deployments yet">
      Start the generator or <code>POST /deployments</code>.
    </Empty>
  );
