// Just enough of a Bangle.js 2 to run the app under Node: reads steps from standard input, writes what the app did.
const fs = require("fs");
const vm = require("vm");

const done = [];
const listeners = {};
const values = {};
const written = {};
let timers = [];
let now = 0;
let isConnected = false;
let isBusy = false;
let battery = 80;

function on(source) {
  return (event, handler) => {
    listeners[source + event] = (listeners[source + event] || []).concat([handler]);
  };
}
function off(source) {
  return (event, handler) => {
    listeners[source + event] = (listeners[source + event] || []).filter((known) => known !== handler);
  };
}
function fire(event, ...data) {
  (listeners[event] || []).forEach((handler) => handler(...data));
}
function bytes(value) {
  return Buffer.from(value).toString("hex");
}
function note(name, ...data) {
  done.push([name, ...data]);
}

const drawing = new Proxy(function () {}, { get: () => drawing, apply: () => drawing });
const world = {
  Bangle: {
    on: on("Bangle."),
    removeListener: off("Bangle."),
    accelWr: (register, value) => note("register", register, value),
    setPollInterval: (ms) => note("poll", ms),
    getOptions: () => ({ wakeOnTwist: true, lockTimeout: 10000 }),
    setOptions: (options) => note("options", options),
    appRect: {},
    loadWidgets() {},
    drawWidgets() {},
  },
  NRF: {
    on: on("NRF."),
    getAddress: () => "c0:de:00:00:1a:2b random",
    setAdvertising: (data, options) => note("advertising", options),
    setServices: (services, options) => {
      note("services", Object.keys(services));
      for (const service of Object.values(services)) {
        for (const [uuid, characteristic] of Object.entries(service)) {
          values[uuid] = bytes(characteristic.value);
          written[uuid] = characteristic.onWrite;
        }
      }
    },
    updateServices: (services) => {
      for (const service of Object.values(services)) {
        for (const [uuid, characteristic] of Object.entries(service)) {
          if (!(uuid in values)) throw new Error("Unable to find service");
          if (characteristic.indicate && isConnected && isBusy) throw new Error("BUSY");
          values[uuid] = bytes(characteristic.value);
          if (characteristic.indicate && isConnected) note("indicate", values[uuid]);
        }
      }
    },
  },
  E: { on: on("E."), getBattery: () => battery },
  g: drawing,
  getTime: () => now,
  setInterval: (handler, ms) => timers.push({ handler, ms, again: true }),
  setTimeout: (handler, ms) => timers.push({ handler, ms, again: false }),
  clearTimeout: (number) => (timers[number - 1] = undefined),
};

const steps = {
  connect: () => {
    isConnected = true;
    fire("NRF.connect");
  },
  disconnect: () => {
    isConnected = false;
    fire("NRF.disconnect");
  },
  busy: (value) => (isBusy = value),
  battery: (value) => (battery = value),
  write: (uuid, hex) => written[uuid]({ data: new Uint8Array(Buffer.from(hex, "hex")).buffer }),
  read: (uuid) => note("read", values[uuid]),
  // What the firmware hands to an app is the chip's count over 8192, whatever the range.
  accel: (time, counts) => {
    now = time;
    fire("Bangle.accel", { x: counts[0] / 8192, y: counts[1] / 8192, z: counts[2] / 8192 });
  },
  rest: (count) => {
    for (let i = 0; i < count; i++) fire("Bangle.accel", { x: 0, y: 0, z: 0.5 });
  },
  minute: () => timers.filter((timer) => timer && timer.again).forEach((timer) => timer.handler()),
  patience: () => timers.filter((timer) => timer && !timer.again).forEach((timer) => timer.handler()),
  kill: () => fire("E.kill"),
  listeners: () => note("listeners", (listeners["Bangle.accel"] || []).length),
};

vm.runInNewContext(fs.readFileSync(process.argv[2], "utf8"), world);
for (const [step, ...data] of JSON.parse(fs.readFileSync(0, "utf8"))) steps[step](...data);
console.log(JSON.stringify(done));
