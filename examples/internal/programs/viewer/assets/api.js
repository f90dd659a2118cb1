// What the server is asked. Every answer is JSON; an error is thrown with the
// server's message and status.

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (cause) {
    throw Object.assign(new Error("The viewer does not answer. Is it still running?", { cause }), { status: 0 });
  }
  const answer = await response.json().catch(() => ({ error: `The viewer answered with status ${response.status}.` }));
  if (!response.ok) throw Object.assign(new Error(answer.error), { status: response.status, ask: answer.ask, skipped: answer.skipped });
  return answer;
}

const get = path => ask(path);
const post = (path, body = {}) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

// form holds files, each in a field that is called by when it was changed last.
function form(files) {
  const form = new FormData();
  for (const file of files) form.append(String(file.lastModified), file, file.webkitRelativePath || file.name);
  return form;
}

const heapPath = heap => `/api/heaps/${encodeURIComponent(heap)}`;
const groupPath = (heap, group) => `${heapPath(heap)}/groups/${encodeURIComponent(group)}`;
const pairPath = (heap, pair) => `${heapPath(heap)}/pairs/${encodeURIComponent(pair)}`;

export const start = () => get("/api/start");
const read = encoding => encoding ? `?${new URLSearchParams({ encoding })}` : ""; // how files are read that do not say so
export const upload = (files, encoding) => ask(`/api/heaps${read(encoding)}`, { method: "POST", body: form(files) });
export const add = (heap, files, encoding) => ask(`${heapPath(heap)}/documents${read(encoding)}`, { method: "POST", body: form(files) });
export const stories = () => post("/api/stories");
export const heap = heap => get(heapPath(heap));
export const progress = () => get("/api/progress");
export const list = () => get("/api/heaps");
export const removeHeap = (heap, force) => post(`${heapPath(heap)}/remove`, { force });
export const setLanguage = (heap, document, language, force) => post(`${heapPath(heap)}/documents/${document}`, { language, force });
export const removeDocument = (heap, document, force) => post(`${heapPath(heap)}/documents/${document}/remove`, { force });
export const removeGroup = (heap, group, force) => post(`${groupPath(heap, group)}/remove`, { force });
export const turn = (heap, verb, edition) => post(`${heapPath(heap)}/${verb}`, { edition });
export const correctGroup = (heap, group, correction) => post(`${groupPath(heap, group)}/corrections`, correction);
export const projectFile = heap => `${heapPath(heap)}/project`;
export const groups = heap => post(`${heapPath(heap)}/groups`);
export const group = (heap, group) => get(groupPath(heap, group));
export const align = (heap, a, b) => post(`${heapPath(heap)}/pairs`, { a: Math.min(a, b), b: Math.max(a, b) });
export const pair = (heap, pair) => get(pairPath(heap, pair));
export const marks = (heap, pair) => get(`${pairPath(heap, pair)}/marks`);
export const evidence = (heap, pair, bead) => get(`${pairPath(heap, pair)}/evidence?bead=${bead.spans.flat()}`);
export const correct = (heap, pair, correction) => post(`${pairPath(heap, pair)}/corrections`, correction);
export const alignAgain = (heap, pair) => post(`${pairPath(heap, pair)}/align`);

const download = (path, format, least, side) =>
  `${path}/download?${new URLSearchParams({ format, ...least > 0 ? { least } : {}, ...side === undefined ? {} : { side } })}`;
export const downloadPair = (heap, pair, format, least, side) => download(pairPath(heap, pair), format, least, side);
export const downloadGroup = (heap, group, format, least) => download(groupPath(heap, group), format, least);
