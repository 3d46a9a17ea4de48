import { isLinkLocal, isLocal } from "./local-address.ts";

const EMULATORS: ReadonlySet<string> = new Set(["local", "localstack"]);

/** Emulators run on somebody's own machine, whose servers and containers may be asked. Any other target is taken for a cloud. */
export const isEmulator = (target: string): boolean => EMULATORS.has(target);

/** Whether nothing may be sent to an address: in a cloud to no local one, on an emulator to none that a cloud's machine asks for credentials. */
export const isRefused = (address: string, target: string): boolean => (isEmulator(target) ? isLinkLocal : isLocal)(address);
