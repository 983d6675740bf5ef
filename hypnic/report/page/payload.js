"use strict";

/* Unpacks what payload.py packed: JSON, and the typed arrays it refers to. */

const hypnic = {};

hypnic.payload = (() => {
  const LENGTH_BYTES = 4;
  const TYPES = { int16: Int16Array, uint16: Uint16Array, uint8: Uint8Array };
  const NOT_MEASURED = 65535;

  /** Unpack the page's payload: the document, and a function that reads an array it refers to. */
  async function unpack(base64) {
    const buffer = await inflate(bytesOf(base64));
    const length = new DataView(buffer).getUint32(0, true);
    const text = new TextDecoder().decode(new Uint8Array(buffer, LENGTH_BYTES, length));
    const arraysStart = LENGTH_BYTES + length;
    const read = ({ array: [start, count, type] }) => new TYPES[type](buffer, arraysStart + start, count);
    return { night: JSON.parse(text), read };
  }

  function bytesOf(base64) {
    const text = atob(base64.trim());
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  function inflate(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).arrayBuffer();
  }

  /** Turn stored steps into numbers; what was not measured becomes null. */
  function scaled(steps, step) {
    return Array.from(steps, (value) => (value === NOT_MEASURED ? null : value * step));
  }

  /** Turn stored differences of successive values into numbers. */
  function summed(differences, step) {
    const values = new Array(differences.length);
    let sum = 0;
    for (let i = 0; i < differences.length; i++) {
      sum += differences[i];
      values[i] = sum * step;
    }
    return values;
  }

  return { unpack, scaled, summed };
})();
