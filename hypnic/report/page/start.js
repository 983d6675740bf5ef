/* The report by itself: everything it shows is in it. */

hypnic.start();
