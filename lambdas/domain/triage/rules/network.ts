import type { Rule } from "../rule.ts";

const RETRY = "Run it again: such failures are mostly passing ones.";

/** Names that do not resolve, connections that do not come or stay. */
export const NETWORK: readonly Rule[] = [
  {
    id: "dns",
    category: "network",
    subCategory: "dns",
    confidence: 0.87,
    patterns: [
      /\bgetaddrinfo (?:ENOTFOUND|EAI_AGAIN|EAI_FAIL|EAI_NODATA)\b|\bENOTFOUND\b|\bEAI_AGAIN\b|\bquery(?:A|Aaaa|Any|Srv|Txt|Mx)? E(?:NOTFOUND|SERVFAIL|REFUSED|TIMEOUT)\b/,
      /\bcould ?n[o']t resolve (?:host(?:name)?|proxy)\b|\btemporary failure (?:in name resolution|resolving)\b|\bname or service not known\b|\bunable to resolve host(?: address| name)?\b|\bcould not resolve '[\w.-]+'/i,
      /\bjava\.net\.UnknownHostException\b|\bUnknownHostException\b|\bUnknown host\b|\bgaierror\b|\bNameResolutionError\b|\bnodename nor servname\b|\bNo address associated with hostname\b/i,
      /\blookup \S{1,200}(?: on \S{1,60})?: (?:no such host|server misbehaving|i\/o timeout|Temporary failure)|\bno such host\b|\bNXDOMAIN\b|\bSERVFAIL\b|\bThe remote name could not be resolved\b|\bDNS (?:resolution|lookup|name|failure|error|issue|problem|server|timeout)/i,
      /\bfailed to lookup address information\b|\bdns error\b|\bnet::ERR_NAME_NOT_RESOLVED\b|\b(?:hostname|domain|name) resolution (?:failed|failure|error|issue)|\b(?:fail\w*|unable|could not|cannot) (?:to )?resolve (?:the )?(?:dns|host|hostname|domain|ip)\b/i,
    ],
    cause: "A host name could not be resolved.",
    actions: [
      "Check the name that the line holds: a typo, or a private name without its resolver.",
      RETRY,
      "If it recurs, look at the resolver of the machines.",
    ],
    why: "Resolvers in every language report a failed lookup with these words.",
  },
  {
    id: "connection-refused",
    category: "network",
    subCategory: "connection_refused",
    confidence: 0.79,
    patterns: [
      /\bconnection refused\b|\bECONNREFUSED\b|\bactively refused it\b|\bNewConnectionError\b|\bCouldn't connect to server\b|\bnet::ERR_CONNECTION_REFUSED\b|\bFailed to connect to \S+ port \d+/i,
    ],
    cause: "Nothing answered at the address and port that the step called.",
    actions: [
      "Check that the service is started, and ready before it is called (a health check instead of a sleep).",
      "For a foreign host: is its address right, does a firewall or proxy stand between?",
    ],
    why: "The operating system reports ECONNREFUSED with these words.",
  },
  {
    id: "connection-broken",
    category: "network",
    subCategory: "connection_reset",
    confidence: 0.81,
    patterns: [
      /\bconnection (?:was )?(?:forcibly )?(?:reset|aborted|closed|broken|lost|dropped)\b(?! by (?:test|client side))|\bECONNRESET\b|\bECONNABORTED\b|\bsocket hang up\b|\breset by peer\b|\bConnectionResetError\b|\bRemoteDisconnected\b|\bChunkedEncodingError\b|\bIncompleteRead\b/i,
      /\bThe remote end hung up unexpectedly\b|\bRPC failed; (?:curl|result)|\bearly EOF\b|\bfetch-pack: unexpected disconnect\b|\btransfer closed with\b|\bunexpected EOF\b(?=.{0,60}(?:download|pull|fetch|http|layer|body|read))|\bPremature (?:close|end of)\b|\bTruncated (?:download|body)\b|\bnetwork (?:connection )?(?:was )?(?:lost|aborted|interrupted|dropped)\b/i,
      /\bExpected size is '\d+' but received '\d+'|\bstream (?:error|was reset|closed)\b.{0,60}\b(?:HTTP\/2|INTERNAL_ERROR|CANCEL)\b|\bHTTP\/2 stream \d+ was not closed cleanly\b/i,
    ],
    cause: "A connection broke while it was used.",
    actions: [RETRY, "If it recurs with one host, look at its status and at proxies on the way."],
    why: "The operating system and network libraries report a broken connection with these words.",
  },
  {
    id: "connect-timeout",
    category: "network",
    subCategory: "connect_timeout",
    confidence: 0.82,
    patterns: [
      /\bconnection timed? ?out\b|\bconnect timed? ?out\b|\bETIMEDOUT\b|\bcurl: \(28\) |\bESOCKETTIMEDOUT\b|\bERR_SOCKET_TIMEOUT\b|\bConnectTimeout\w*\b|\bReadTimeout(?:Error)?\b|\bread timed out\b|\bSocketTimeoutException\b|\bUND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT\b/i,
      /\bdial tcp\b.{0,120}\b(?:i\/o timeout|operation timed out)|\bi\/o timeout\b|\bTLS handshake timeout\b|\bClient\.Timeout (?:exceeded|or context)|\bnet\/http: request canceled\b|\boperation timed out\b(?=.{0,60}(?:received|bytes|connect))/i,
      /\bHttpClient\.Timeout\b|\bOperation timed out after \d+ milliseconds\b|\b(?:download|request|fetch|network|connection|http|pull|clone|connect)\w*\b.{0,60}\b(?:timed[ -]?out|time-?out)\b|\bnetwork time-?out\b/i,
      /\b(?:timed[ -]?out|time-?out)\b.{0,60}\b(?:connecting|connection|downloading|fetching|pulling|contacting|network|registry|http\S*)\b/i,
    ],
    cause: "A host did not answer in time.",
    actions: [RETRY, "Check address, firewall and proxy if it never answers."],
    why: "Network libraries report a missing answer with these words.",
  },
  {
    id: "host-unreachable",
    category: "network",
    subCategory: "unreachable",
    confidence: 0.85,
    patterns: [
      /\bnetwork is unreachable\b|\bno route to host\b|\bE(?:HOST|NET)UNREACH\b|\bhost is unreachable\b|\bNoRouteToHostException\b|\bENETDOWN\b|\bnet::ERR_(?:INTERNET_DISCONNECTED|NETWORK_CHANGED|ADDRESS_UNREACHABLE)\b|\bcould not connect to (?:the )?(?:server|host|internet|proxy)\b/i,
    ],
    cause: "There was no way to the host.",
    actions: ["Check the network of the machine: routes, IPv6 without an uplink, firewall.", RETRY],
    why: "The operating system reports an unreachable network with these words.",
  },
  {
    id: "tls",
    category: "network",
    subCategory: "tls",
    confidence: 0.85,
    patterns: [
      /\bcertificate (?:verify failed|has expired|is not trusted|signed by unknown authority|is not yet valid|problem)|\bCERT_HAS_EXPIRED\b|\bx509: |\bunable to (?:get local issuer|verify the first) certificate\b|\bself[- ]signed certificate\b|\bDEPTH_ZERO_SELF_SIGNED_CERT\b/i,
      /\bSSL(?:Error|HandshakeException|_ERROR_\w+|V3_ALERT_\w+)\b|\bSSL_connect: |\bPKIX path building failed\b|\bTLS (?:handshake|alert|connection) ?(?:error|failed|failure)\b|\bserver certificate verification failed\b|\bgnutls_handshake\(\) failed\b|\bSSL (?:certificate|peer|handshake|connect) .{0,40}(?:error|problem|failed|invalid|expired)|\bschannel: /i,
    ],
    cause: "The secure connection was not accepted: a certificate is expired, unknown or for another name.",
    actions: ["Check the clock and the CA certificates of the machine or image.", "Renew the certificate if the host is your own."],
    why: "TLS libraries refuse a peer with these words.",
  },
  {
    id: "download-failed",
    category: "network",
    subCategory: "download",
    confidence: 0.83,
    patterns: [
      /\bFailed to download (?:archive|action|artifact|file|package|\S*https?:)|\bfail(?:ed|ure|s)? (?:to|in|when|while) (?:download|fetch|retriev)(?:ing|e)?\b.{0,80}\bhttps?:\/\//i,
      /\bError while (?:fetching|downloading)\b|\berror sending request for url\b|\bFailed to fetch\b|\bdownload (?:of \S+ )?(?:has )?failed\b|\bError downloading\b|\bcould not download\b|\bunable to (?:download|fetch)\b|\bfetch failed\b/i,
      /\bcurl: \((?:5|6|16|18|22|35|52|55|56|92)\) |\bwget: (?:unable|server returned|bad address|download timed out)/,
      /\bConnectionError\b|\bHTTPSConnectionPool\b|\bMax retries exceeded with url\b|\burllib\.error\.URLError\b|\burlopen error\b|\bURLError\b|\bHTTPError: HTTP Error [45]\d\d\b/,
      /\b(?:RuntimeError|error): Failed to clone\b|\bunable to access 'https?:\/\/|\bfatal: unable to (?:access|connect)\b|\bnet::ERR_\w+/i,
    ],
    cause: "Something that the step fetches over the network did not come.",
    actions: [RETRY, "Check the address that the line names; cache or mirror what is fetched on every run."],
    why: "Download tools report a failed transfer with these words.",
  },
  {
    id: "checksum-mismatch",
    category: "network",
    subCategory: "corrupt_download",
    confidence: 0.8,
    patterns: [
      /\b(?:checksum|hash|sha(?:1|256|512)|md5|integrity|digest)\b.{0,60}\b(?:mismatch|does not match|did not match|do not match|failed|error)|\bEINTEGRITY\b|\bTHESE PACKAGES DO NOT MATCH THE HASHES\b|\bHash Sum mismatch\b|\bFile has unexpected size\b/i,
    ],
    cause: "What was downloaded is not what was expected.",
    actions: [RETRY, "If it stays, the published file changed: update the lock file after checking why."],
    why: "Package managers compare checksums and refuse with these words.",
  },
  {
    id: "network-words",
    category: "network",
    subCategory: "unspecified",
    confidence: 0.56,
    patterns: [
      /\b(?:network|internet|connectivity|connection|proxy|firewall|socket|VPN)\b.{0,60}\b(?:fail\w*|error\w*|issues?|problems?|unstable|flak\w+|down|glitch\w*|interrupt\w*|unavailable|outage|instability|blocked)\b/i,
      /\b(?:fail\w*|unable|could not|cannot|flak\w+|unstable|intermittent|transient)\b.{0,60}\b(?:network|internet|connectivity|connect|connection|download|fetch|reach|pull|clone|upload)\b/i,
    ],
    cause: "The network did not do what the step needed.",
    actions: [RETRY],
    why: "The words are those of a network failure, though no tool known to these rules wrote the line.",
  },
];
