package io.switchboard.local.plan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ports of this installation that other processes already use. */
record TakenPorts(Map<Integer, String> wantedBy) {

    private static final int TIMEOUT_MILLIS = 200;

    public static TakenPorts among(Map<Integer, String> wanted) {
        return new TakenPorts(wanted.entrySet().stream()
                .filter(port -> isTaken(port.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)));
    }

    /** Maps each port to the name of the part that needs it. */
    public static Map<Integer, String> wantedBy(InstallationAddresses installation, List<ProcessPlan> plans) {
        var ports = installation.ports();
        var wanted = new TreeMap<Integer, String>();
        plans.forEach(plan -> plan.ports().forEach(port -> wanted.put(port, plan.name())));
        wanted.put(ports.control(), "launcher");
        if (installation.startsKafka()) {
            wanted.put(ports.kafka(), "Kafka");
            wanted.put(ports.kafkaController(), "Kafka's controller");
        }
        if (installation.startsMongodb()) {
            wanted.put(ports.mongodb(), "MongoDB");
        }
        return wanted;
    }

    public boolean isEmpty() {
        return wantedBy.isEmpty();
    }

    /** The message for the terminal. */
    public String message() {
        var list = wantedBy.entrySet().stream()
                .map(port -> "  %5d  wanted by %s".formatted(port.getKey(), port.getValue()))
                .collect(Collectors.joining("\n"));
        return """
                Nothing was started: these ports are already taken.
                %s
                Stop what listens there (perhaps another Switchboard), or move this one to other ports, for example:
                  SWITCHBOARD_PORT_OFFSET=1500 ./run""".formatted(list);
    }

    /** Tries both to listen and to connect: on macOS a port is free on one address while another process has it on all. */
    private static boolean isTaken(int port) {
        return answers(port) || !canListen(port);
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canListen(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
