// Choosing and dropping files.

import { find } from "./dom.js";

// onFiles calls take with the files that the user chooses or drops anywhere.
// It returns what opens the chooser.
export function onFiles(take) {
  const input = find("file"), curtain = find("curtain");
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    if (files.length) take(files);
  });
  let depth = 0; // enters without leaves, of all elements under the pointer
  const dragsFiles = event => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", event => {
    if (!dragsFiles(event)) return;
    depth++;
    curtain.hidden = false;
  });
  addEventListener("dragleave", event => {
    if (dragsFiles(event) && --depth === 0) curtain.hidden = true;
  });
  addEventListener("dragover", event => { if (dragsFiles(event)) event.preventDefault(); });
  addEventListener("drop", event => {
    if (!dragsFiles(event)) return;
    event.preventDefault();
    depth = 0;
    curtain.hidden = true;
    const files = [...event.dataTransfer.files];
    if (files.length) take(files);
  });
  return () => input.click();
}

// isProject reports whether a file is a project, with its own texts and corrections.
export const isProject = file => file.name.toLowerCase().endsWith(".sejajar");

// tooMuch says why files cannot be taken, so that they need not be sent first.
export function tooMuch(files, limits) {
  const megabytes = bytes => `${Math.round(bytes / (1 << 20))} MB`;
  const long = files.find(file => file.size > (isProject(file) ? limits.bytes : limits.fileBytes));
  if (files.length > limits.files) return `More than ${limits.files} files cannot be looked at together. Please open fewer at a time.`;
  if (long) return `${long.name} is larger than ${megabytes(isProject(long) ? limits.bytes : limits.fileBytes)}. Please ${isProject(long) ? "name it when you start the viewer" : "split it"}.`;
  if (files.reduce((sum, file) => sum + file.size, 0) > limits.bytes) return `The files are larger than ${megabytes(limits.bytes)} together. Please open fewer at a time.`;
  return null;
}
