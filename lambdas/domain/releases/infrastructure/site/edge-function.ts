/**
 * CloudFront's function (runtime 2.0) for each request, before the cache is asked: as the prefix is part of the path, a switch shows at
 * once and needs no invalidation. The same visitor gets the same release for as long as a canary lasts.
 */
export const EDGE_FUNCTION = `import cf from 'cloudfront';

const releases = cf.kvs();

async function handler(event) {
  const request = event.request;
  const release = await pick(request.headers, event.viewer.ip);
  if (release === '') return { statusCode: 503, statusDescription: 'No release is active' };
  let path = request.uri;
  if (path.endsWith('/')) path += 'index.html';
  else if (!path.slice(path.lastIndexOf('/')).includes('.')) path += '/index.html';
  request.uri = '/releases/' + release + path;
  return request;
}

async function pick(headers, ip) {
  const canary = await read('canary');
  if (canary !== '' && (headers['x-preview'] || shareOf(ip) < Number(await read('share')))) return canary;
  return read('active');
}

// A key that was never set reads as empty.
async function read(key) {
  try {
    return (await releases.get(key)).trim();
  } catch (error) {
    return '';
  }
}

// 0 to 99, the same for the same address.
function shareOf(ip) {
  let hash = 0;
  for (let at = 0; at < ip.length; at++) hash = (hash * 31 + ip.charCodeAt(at)) % 65521;
  return hash % 100;
}`;
