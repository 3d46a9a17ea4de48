import type { ChainMessage } from "../../../../lambdas/contract/release-record.ts";
import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { Panel } from "../../elements/panel.tsx";
import { Tag } from "../../elements/tag.tsx";
import { When } from "../../elements/when.tsx";
import { plural } from "../../text/format.ts";
import { ChainStepItem } from "./chain-step.tsx";
import "./chain-panel.css";

/** The four steps that built the package, and what they said to one another. */
export const ChainPanel = ({ release: { chain, messages } }: { readonly release: ReleaseDetail }) => (
  <Panel title="Chain" aside={messages.length > 0 && plural(messages.length, "message")} testId="release-chain">
    <ol class="chain">
      {chain.map((step) => (
        <ChainStepItem key={step.step} step={step} />
      ))}
    </ol>
    {messages.length > 0 && (
      <details class="chain-messages">
        <summary>Messages</summary>
        <ol>
          {messages.map((message, index) => (
            <Message key={`${message.at} ${index}`} message={message} />
          ))}
        </ol>
      </details>
    )}
  </Panel>
);

const Message = ({ message: { at, phase, sender, receiver, text } }: { readonly message: ChainMessage }) => (
  <li class="chain-message">
    <p class="chain-message-head">
      <span>
        {sender} <span aria-hidden="true">→</span>
        <span class="visually-hidden">to</span> {receiver}
      </span>
      <Tag>{phase}</Tag>
      <span class="muted small">
        <When at={at} />
      </span>
    </p>
    <p>{text}</p>
  </li>
);
