const SECRET = /(?:^|_)(?:pass(?:word|phrase|wd)?|secrets?|tokens?|api_?keys?|private_?keys?|access_?keys?|credentials?|dsn)(?:_|$)/i;
/** Ends that make it the name of something, or a place, and not the thing itself. */
const POINTER = /_(?:id|name|arn|file|path|url|uri|ref|header|ttl|seconds)$/i;

/** Whether a variable's name promises a secret: `DB_PASSWORD` does, `SECRET_ID` and `TOKEN_TTL` do not. */
export const namedAsSecret = (name: string): boolean => SECRET.test(name) && !POINTER.test(name);
