package io.switchboard.benchmarks.console;

/**
 * A picture of the console.
 *
 * @param person who looks: one of the local issuer's people
 * @param width the width of the window in CSS pixels, each of which has {@code scale} pixels of the picture in each direction
 * @param address a script that returns the path that is shown, or nothing where the installation has no such data
 */
record ReadmePicture(String file, String person, int width, int height, int scale, boolean isDark, String address) {

    private static final int PHONE = 480;

    boolean isPhone() {
        return width < PHONE;
    }
}
