/* The stretch of a night that a person looks at, kept from its first look to its whole page. */

hypnic.stretch = (() => {
  const KEY = "hypnic-stretch";

  function keep(night, choice) {
    if (choice.isWholeNight()) return;
    const { from_s, to_s } = choice.state;
    sessionStorage.setItem(KEY, JSON.stringify({ night, from_s, to_s }));
  }

  function restore(night, choice) {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    if (kept?.night === night) choice.showStretch(kept.from_s, kept.to_s);
  }

  return { keep, restore };
})();
