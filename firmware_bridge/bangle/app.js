// Hypnic for Bangle.js 2: streams the accelerometer to the hypnic bridge over Bluetooth, in open frames.
// What a frame, a command and the status look like is written in firmware_bridge/drivers/open_frame.py.
{
  const SERVICE = "7a1e0001-5c9b-4f7e-9a0e-6d1f5a5eb001";
  const DATA = "7a1e0002-5c9b-4f7e-9a0e-6d1f5a5eb001";
  const BATTERY = "7a1e0003-5c9b-4f7e-9a0e-6d1f5a5eb001";
  const CONTROL = "7a1e0004-5c9b-4f7e-9a0e-6d1f5a5eb001";

  const VERSION = 1;
  const HEADER_BYTES = 10;
  const SAMPLE_BYTES = 6;
  const LONGEST_FRAME = 128; // the largest notification of a Bangle.js 2
  const MEMORY_BYTES = 37888; // about two minutes at 50 Hz, seven at 12.5 Hz
  const REPEATED_FRAMES = 8; // may have been under way when a link broke
  const PATIENCE_MS = 2 * 3600 * 1000; // without a connection for so long, the sensor goes to rest
  const MINUTE_MS = 60000;

  // The chip is set to 8 g, the firmware computes for 4 g: its numbers times 8192 are the chip's counts.
  const COUNTS_PER_UNIT = 8192;
  const COUNTS_PER_G = 4096;
  const RANGE_G = 8;
  const CONTROL_REGISTER = 0x18;
  const RATE_REGISTER = 0x1b;
  const STANDBY_8G = 0b01110100;
  const ACTIVE_8G = 0b11110100;
  const STANDBY_4G = 0b01101100;
  const ACTIVE_4G = 0b11101100;
  const LIGHT_FILTER = 0x40; // half the rate instead of a ninth, which would smooth twitches away
  const USUAL_POLL_MS = 80;

  // By tenths of a hertz. The chip is asked twice as often as it measures, so that no sample is overwritten unseen.
  const RATES = {
    500: { code: 2, pollMs: 10, samples: 18 },
    125: { code: 0, pollMs: 40, samples: 9 },
  };
  const USUAL_RATE = 500;

  const memory = new Uint8Array(MEMORY_BYTES);
  const words = new DataView(memory.buffer);
  let rate = USUAL_RATE; // tenths of a hertz
  let frameBytes = 0;
  let kept = 0; // how many frames fit into memory
  let first = 0; // number of the oldest frame since measuring began
  let filling = 0; // number of the frame being filled
  let sending = 0; // number of the next frame to send
  let samples = 0; // how many samples the frame being filled has
  let isMeasuring = false;
  let isHeard = false; // the bridge has said in this connection that it listens
  let giveUp;

  const dataUpdate = {};
  dataUpdate[SERVICE] = {};
  dataUpdate[SERVICE][DATA] = { value: undefined, indicate: true };

  function oldest() {
    return Math.max(first, filling - kept + 1);
  }

  function feel(a) {
    "ram";
    const at = (filling % kept) * frameBytes + HEADER_BYTES + samples * SAMPLE_BYTES;
    words.setInt16(at, a.x * COUNTS_PER_UNIT, true);
    words.setInt16(at + 2, a.y * COUNTS_PER_UNIT, true);
    words.setInt16(at + 4, a.z * COUNTS_PER_UNIT, true);
    samples++;
    if (samples === RATES[rate].samples) completeFrame();
    if (isHeard && sending < filling) sendNext();
  }

  function completeFrame() {
    const at = (filling % kept) * frameBytes;
    memory[at] = VERSION;
    memory[at + 1] = samples;
    words.setUint16(at + 2, filling & 0xffff, true);
    words.setUint32(at + 4, (getTime() * 1000) % 4294967296, true);
    words.setUint16(at + 8, COUNTS_PER_G, true);
    samples = 0;
    filling++;
  }

  // Indications are confirmed by the computer one by one; while one is under way the next throws and stays in memory.
  function sendNext() {
    sending = Math.max(sending, oldest());
    dataUpdate[SERVICE][DATA].value = new Uint8Array(memory.buffer, (sending % kept) * frameBytes, frameBytes);
    try {
      NRF.updateServices(dataUpdate);
      sending++;
    } catch (busy) {
      // tried again with the next sample
    }
  }

  function startMeasuring(wanted) {
    rate = wanted;
    frameBytes = HEADER_BYTES + RATES[rate].samples * SAMPLE_BYTES;
    kept = Math.floor(MEMORY_BYTES / frameBytes);
    samples = 0;
    first = sending = filling;
    Bangle.accelWr(CONTROL_REGISTER, STANDBY_8G);
    Bangle.accelWr(RATE_REGISTER, RATES[rate].code | LIGHT_FILTER);
    Bangle.accelWr(CONTROL_REGISTER, ACTIVE_8G);
    Bangle.setPollInterval(RATES[rate].pollMs);
    Bangle.on("accel", feel);
    isMeasuring = true;
  }

  function stopMeasuring() {
    if (!isMeasuring) return;
    isMeasuring = false;
    isHeard = false;
    Bangle.removeListener("accel", feel);
    Bangle.setPollInterval(USUAL_POLL_MS);
    Bangle.accelWr(CONTROL_REGISTER, STANDBY_4G);
    Bangle.accelWr(RATE_REGISTER, 0);
    Bangle.accelWr(CONTROL_REGISTER, ACTIVE_4G);
  }

  function obey(event) {
    const command = new Uint8Array(event.data);
    const wanted = command[1] | (command[2] << 8);
    if (command[0] === 0) {
      stopMeasuring();
    } else if (command[0] === 1) {
      const known = RATES[wanted] ? wanted : USUAL_RATE;
      if (isMeasuring && known !== rate) stopMeasuring();
      if (!isMeasuring) startMeasuring(known);
      sending = Math.max(oldest(), sending - REPEATED_FRAMES);
      isHeard = true;
    }
    tell();
    draw();
  }

  function status() {
    return [VERSION, isMeasuring ? 1 : 0, rate & 0xff, rate >> 8, RANGE_G, RATES[rate].samples, 1];
  }

  function tell() {
    const update = {};
    update[SERVICE] = {};
    update[SERVICE][CONTROL] = { value: status() };
    update[SERVICE][BATTERY] = { value: [E.getBattery()] };
    try {
      NRF.updateServices(update);
    } catch (restarting) {
      // told again within a minute
    }
  }

  function onConnect() {
    if (giveUp) clearTimeout(giveUp);
    giveUp = undefined;
    draw();
  }

  function onDisconnect() {
    isHeard = false;
    if (giveUp) clearTimeout(giveUp);
    giveUp = setTimeout(() => {
      giveUp = undefined;
      stopMeasuring();
      tell();
      draw();
    }, PATIENCE_MS);
    draw();
  }

  function draw() {
    const state = isHeard ? "Recording" : isMeasuring ? "Out of range" : "Ready";
    g.clearRect(Bangle.appRect);
    g.setFontAlign(0, 0);
    g.setFont("Vector", 26).drawString(state, 88, 70);
    g.setFont("Vector", 16);
    g.drawString(isMeasuring ? rate / 10 + " Hz" : "start hypnic record", 88, 100);
    g.drawString(name + "   " + E.getBattery() + " %", 88, 125);
    g.drawString("hold the button to end", 88, 150);
  }

  const address = NRF.getAddress().substr(0, 17).replace(/:/g, "");
  const name = "Hypnic " + address.substr(-4);
  const options = Bangle.getOptions();

  function restore() {
    stopMeasuring();
    Bangle.setOptions(options);
    NRF.setServices({}, { uart: true });
    NRF.setAdvertising({}, { name: "Bangle.js " + address.substr(-4) });
  }

  const services = {};
  services[SERVICE] = {};
  services[SERVICE][DATA] = { value: [0], maxLen: LONGEST_FRAME, indicate: true };
  services[SERVICE][BATTERY] = { value: [E.getBattery()], maxLen: 1, readable: true };
  services[SERVICE][CONTROL] = { value: status(), maxLen: 7, readable: true, writable: true, onWrite: obey };

  NRF.on("connect", onConnect);
  NRF.on("disconnect", onDisconnect);
  NRF.setServices(services, { uart: true });
  NRF.setAdvertising({}, { name: name, interval: 500 });
  E.on("kill", restore);

  // At night the display stays dark: no wrist movement or touch shall light it.
  Bangle.setOptions({ wakeOnTwist: false, wakeOnFaceUp: false, wakeOnTouch: false, lockTimeout: 5000, backlightTimeout: 3000 });
  setInterval(() => {
    tell();
    draw();
  }, MINUTE_MS);
  g.clear();
  Bangle.loadWidgets();
  Bangle.drawWidgets();
  draw();
}
