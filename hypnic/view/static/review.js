/* What the person says about a night and its events, kept beside the detector's answer and never in place of it. */

hypnic.startReview = () => {};
