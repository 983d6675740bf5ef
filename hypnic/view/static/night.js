/* A night in the library: the report's page, with every curve at every resolution and what the person says about it. */

(async () => {
  const COLUMNS = ["low", "typical", "high"];
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const address = `/nights/${facts.night}`;

  async function fetchTile(place, level, tile) {
    const answer = await fetch(`${address}/tiles/${place}/${level}/${tile}`);
    if (!answer.ok) throw new Error(`tile ${place}/${level}/${tile}: ${answer.status}`);
    const steps = new Uint16Array(await answer.arrayBuffer());
    const { columns } = facts.finer[place].levels[level];
    const size = steps.length / columns;
    const column = (number) => (columns === 1 ? steps : steps.subarray(number * size, (number + 1) * size));
    return Object.fromEntries(COLUMNS.map((name, number) => [name, column(number)]));
  }

  async function fetchWaveforms(index) {
    const answer = await fetch(`${address}/events/${index}/waveforms`);
    if (!answer.ok) throw new Error(`waveforms of event ${index}: ${answer.status}`);
    return hypnic.payload.unpack(await answer.text());
  }

  const started = await hypnic.start({ finer: facts.finer, fetchTile, fetchWaveforms, hasRecorded: facts.has_recorded });
  hypnic.startReview(started, facts);
  hypnic.stretch.restore(facts.night, started.choice);
})();
