const LEVELS = [
  { afterDays: 30, level: "final" },
  { afterDays: 14, level: "second" },
  { afterDays: 3, level: "first" },
];

/** Which reminder an unpaid invoice deserves today; null as long as it is not late enough. */
export function reminderFor({ dueOn }, today) {
  const lateDays = Math.floor((Date.parse(today) - Date.parse(dueOn)) / 86_400_000);
  return LEVELS.find(({ afterDays }) => lateDays >= afterDays)?.level ?? null;
}
