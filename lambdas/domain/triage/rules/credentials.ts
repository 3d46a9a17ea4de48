import type { Rule } from "../rule.ts";

const ACTIONS = [
  "Check that the secret exists, is not expired, and is given to this job (forks and other branches often get none).",
  "Check the permissions of the account or role that it belongs to.",
];

/** Who the step is could not be shown, or was not allowed. */
export const CREDENTIALS: readonly Rule[] = [
  {
    id: "credentials-missing",
    category: "credentials",
    subCategory: "missing",
    confidence: 0.89,
    patterns: [
      /\bCould not load credentials from any providers\b|\bCredentials could not be loaded\b|\bUnable to locate credentials\b|\bNoCredentialsError\b|\bNoCredentialProviders\b|\bno valid credential sources?\b/i,
      /\bcould not read (?:Username|Password) for\b|\bno basic auth credentials\b|\bterminal prompts disabled\b|\bcould not find default credentials\b|\bMissing credentials\b|\bPartialCredentialsError\b/i,
      /\bnpm (?:ERR!|error) (?:code ENEEDAUTH|need auth)|\bYou must be logged in\b|\bauthentication (?:is )?required\b|\bNo credentials (?:found|provided|available|were)|\b(?:api[ _-]?key|access token|auth token|credentials?|password) (?:is |are |was |were )?(?:missing|not (?:found|set|provided|supplied|specified|configured))\b/i,
      /\b(?:missing|no|lacks?|without|absent) (?:\S{1,30} )?(?:api[ _-]?key|access[ _-]token|auth(?:entication)? token|credentials?|login)\b/i,
      /\bInput required and not supplied: .{0,40}(?:token|password|secret|key)\b/i,
      /\bgpg: (?:no default secret key|signing failed)|\bNo signing certificate\b|\bNo profiles for\b.{0,80}\bwere found\b/i,
    ],
    cause: "The step had no credentials for a service it needs.",
    actions: ACTIONS,
    why: "Clients write these words when they find no credentials at all.",
  },
  {
    id: "credentials-expired",
    category: "credentials",
    subCategory: "expired",
    confidence: 0.895,
    patterns: [
      /\bExpiredToken(?:Exception)?\b|\bThe security token included in the request is (?:expired|invalid)\b|\bRequestExpired\b|\bInvalidClientTokenId\b/i,
      /\b(?:token|credentials?|session|password|api[ _-]?key|secret|PAT|login|signing certificate|provisioning profile)\b.{0,30}\b(?:has |have |is |was |are |were )?(?:expired|revoked)\b|\bexpired (?:\S{1,20} )?(?:token|credentials?|session|password|secret|key)\b/i,
    ],
    cause: "The credentials that the step used have expired or were revoked.",
    actions: ["Renew the secret and store it again.", "Prefer short-lived credentials by OIDC over stored ones."],
    why: "Services refuse expired credentials with these words.",
  },
  {
    id: "access-denied",
    category: "credentials",
    subCategory: "access_denied",
    confidence: 0.86,
    patterns: [
      /\bis not authorized to perform\b|\bAccessDenied(?:Exception)?\b|\bUnauthorizedOperation\b|\bnot authorized to (?:access|perform|assume)|\bPERMISSION_DENIED\b|\bInsufficientPermissions?\b|\bAuthorizationFailed\b/,
      /\bdenied: (?:requested access|permission|access|installation|User)|\bpull access denied\b|\brequested access to the resource is denied\b|\bpermission_denied: /i,
      /\bResource not accessible by (?:integration|personal access token)\b|\bPermission to \S+ denied to\b|\bYou don't have permission\b|\b(?:remote: )?(?:HTTP Basic: )?Access denied\b|\brefusing to allow\b/i,
      /\b(?:HTTP|status|code|error|returned|response)\b.{0,15}[ :=(]40(?:1|3)\b|\b40(?:1|3)[: (]{1,2}(?:Unauthorized|Forbidden)|\b(?:401|403) Client Error\b|npm (?:ERR!|error) code E40[13]/i,
      /\b(?:Unauthorized|Forbidden)\b(?:$|[:.!,)]| - )/,
      /\b(?:insufficient|missing|wrong|lacks?|lacking|no|inadequate) (?:\S{1,20} )?(?:permissions?|privileges?|scopes?|rights)\b|\bdoes not have (?:the )?(?:\S{1,30} )?(?:permission|access|privilege)/i,
    ],
    cause: "The account that the step used is not allowed to do what it tried.",
    actions: ACTIONS,
    why: "Services answer 401 or 403, or these words, to callers they refuse.",
  },
  {
    id: "authentication-failed",
    category: "credentials",
    subCategory: "authentication_failed",
    confidence: 0.87,
    patterns: [
      /\bAuthentication failed\b|\bauthentication (?:failure|error)\b|\bBad credentials\b|\bInvalid (?:username or (?:password|token)|credentials?|api[ _-]?key|access token|token|password)\b|\bincorrect username or password\b|\bLogin failed\b|\bSignatureDoesNotMatch\b|\bInvalidSignatureException\b/i,
      /\bPermission denied \((?:publickey|password)|\bHost key verification failed\b|\bCould not read from remote repository\b|\bpassword authentication failed\b|\bauthorization (?:failed|error|failure)\b|\bBad username\b/i,
      /\bNot authorized to perform sts:AssumeRoleWithWebIdentity\b|\bAssumeRole\w*\b.{0,60}\b(?:fail|error|denied)|\b(?:OIDC|id[- ]token)\b.{0,60}\b(?:fail|error|unable|invalid|mismatch)/i,
      /\bcodesign\b.{0,100}\b(?:errSecInternalComponent|failed)|\bno identity found\b/i,
    ],
    cause: "A service did not accept the credentials that the step used.",
    actions: ACTIONS,
    why: "Services answer wrong credentials with these words.",
  },
  {
    id: "file-permission",
    category: "credentials",
    subCategory: "file_permission",
    confidence: 0.74,
    patterns: [
      /\bEACCES\b|\bPermission ?Error: \[(?:Errno|WinError) \d+\]|: [Pp]ermission denied$|\bpermission denied\b|\bEPERM\b|\boperation not permitted\b|\bAccess is denied\b/i,
    ],
    cause: "The user of the step may not read, write or run a file.",
    actions: [
      "Check owner and mode of the file that the line names (`chmod +x` for a script).",
      "A file that an earlier step or container made as root needs `chown`.",
    ],
    why: "The operating system reports EACCES with these words.",
  },
  {
    id: "credentials-words",
    category: "credentials",
    subCategory: "unspecified",
    confidence: 0.55,
    patterns: [
      /\b(?:credentials?|authentication|authorization|unauthorized|forbidden|login|permissions?|secrets?|tokens?|api keys?|PAT|OIDC|SSH keys?)\b.{0,60}\b(?:fail\w*|error\w*|issues?|problems?|invalid|missing|wrong|denied|not (?:set|found|available|configured)|incorrect|bad|expired|lack\w*|unavailable|rejected|mismatch)\b/i,
      /\b(?:fail\w*|invalid|missing|wrong|denied|incorrect|bad|expired|lack\w*|insufficient|unable to)\b.{0,40}\b(?:credentials?|authenticat\w+|authoriz\w+|login|permissions?|secrets?|tokens?|api keys?|PAT|OIDC|SSH keys?)\b/i,
    ],
    cause: "The step could not show who it is, or was not allowed.",
    actions: ACTIONS,
    why: "The words are those of refused access, though no client known to these rules wrote the line.",
  },
];
