package io.switchboard.local.plan;

import java.util.Map;

/**
 * Every port of an installation, all shifted by one offset so that several installations fit on one machine.
 *
 * @param offset added to each port, from {@code SWITCHBOARD_PORT_OFFSET}
 */
public record PortPlan(int offset) {

    private static final int MANAGEMENT = 1000;
    private static final int HIGHEST = 27018;

    public PortPlan {
        if (offset < -8000 || HIGHEST + offset > 65535) {
            throw new IllegalArgumentException(
                    "SWITCHBOARD_PORT_OFFSET must be between -8000 and %d, not %d.".formatted(65535 - HIGHEST, offset));
        }
    }

    public static PortPlan from(Map<String, String> environment) {
        var offset = environment.getOrDefault("SWITCHBOARD_PORT_OFFSET", "").strip();
        try {
            return new PortPlan(offset.isEmpty() ? 0 : Integer.parseInt(offset));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("SWITCHBOARD_PORT_OFFSET must be a number, not '" + offset + "'.", e);
        }
    }

    public int gateway() {
        return 8080 + offset;
    }

    public int ingress() {
        return 8081 + offset;
    }

    public int provisioning() {
        return 8082 + offset;
    }

    public int conversation() {
        return 8083 + offset;
    }

    public int notification() {
        return 8084 + offset;
    }

    public int emulator() {
        return 8085 + offset;
    }

    public int issuer() {
        return 8086 + offset;
    }

    /** The launcher's own small HTTP interface, see {@link io.switchboard.local.processes.ProcessControl}. */
    public int control() {
        return 8087 + offset;
    }

    public int kafka() {
        return 19092 + offset;
    }

    public int kafkaController() {
        return 19093 + offset;
    }

    public int mongodb() {
        return HIGHEST + offset;
    }

    /** The port on which a service answers health checks and Prometheus. */
    public static int management(int port) {
        return port + MANAGEMENT;
    }

    public static String url(int port) {
        return "http://localhost:" + port;
    }
}
