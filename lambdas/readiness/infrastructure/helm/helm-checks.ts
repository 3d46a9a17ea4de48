import type { Check } from "../../check.ts";
import { metadata } from "./metadata.ts";
import { objects } from "./objects.ts";
import { templates } from "./templates.ts";
import { values } from "./values.ts";

export const helmChecks: readonly Check[] = [metadata, values, templates, objects];
