package io.switchboard.local;

/** The text that {@code --help} prints after the part of {@code ./run} itself. */
final class HelpText {

    static final String TEXT = """
            Options
              --no-demo              do not send a text and its answer through the system after the start
              --only-infrastructure  Kafka, MongoDB, emulator and issuer only, for services run from an IDE
              --verbose              show every line of every service
              --data DIR             keep data and logs in DIR instead of .switchboard (or SWITCHBOARD_DATA)
              --help                 this text

            Environment, to use your own instead of what is started here
              SWITCHBOARD_PORT_OFFSET        added to every port: 8080-8087, 9080-9085, 19092, 19093, 27018
              KAFKA_BOOTSTRAP_SERVERS        your Kafka
              MONGODB_URI                    your MongoDB (a mongod on the PATH is used by itself)
              OIDC_ISSUER_URI                your OpenID Connect issuer; tokens need a claim "tenant", and "roles"
              TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, PUBLIC_BASE_URL
                                             your Twilio account, and the https address under which it reaches you
              SWITCHBOARD_TENANTS            which Twilio account belongs to whom: ACsid=tenant,ACsid=tenant
              SWITCHBOARD_ALLOWED_HOSTS      names beside localhost under which emulator, issuer and the port below may be
                                             called: name:port,name (without a port: any)

            While it runs, single processes can be killed and started again, to see what happens
              curl localhost:8087/processes
              curl -X POST localhost:8087/processes/conversation/kill
              curl -X POST localhost:8087/processes/conversation/start
              curl -X POST localhost:8087/processes/kafka/stop""";

    private HelpText() {}
}
