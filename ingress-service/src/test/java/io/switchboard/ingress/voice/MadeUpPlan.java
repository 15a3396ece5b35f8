package io.switchboard.ingress.voice;

import java.util.Map;
import java.util.Random;

import tools.jackson.databind.json.JsonMapper;

/** Plans in which everything can be reached, each text once. */
final class MadeUpPlan {

    private final JsonMapper json = new JsonMapper();
    private final Random random;
    private int texts;

    MadeUpPlan(Random random) {
        this.random = random;
    }

    String plan(int depth) {
        var plan = switch (random.nextInt(depth == 1 ? 3 : 8)) {
            case 0 -> "{'type':'hangUp','lastWords':" + prompt() + "}";
            case 1 -> "{'type':'reject'}";
            case 2 -> "{'type':'voicemail','greeting':" + prompt() + ",'afterwards':" + prompt() + "}";
            case 3 -> "{'type':'greeting','greeting':" + prompt() + ",'then':" + plan(depth - 1) + "}";
            case 4 -> "{'type':'recording','announcement':" + prompt() + ",'then':" + plan(depth - 1) + "}";
            case 5 ->
                "{'type':'forward','to':['+15551230002','client:ada'],'atOnce':" + random.nextBoolean()
                        + ",'whisper':" + prompt() + ",'confirm':" + prompt() + ",'otherwise':" + plan(depth - 1)
                        + "}";
            case 6 ->
                "{'type':'menu','prompt':" + prompt() + ",'retries':" + random.nextInt(3)
                        + ",'digits':{'12':" + plan(depth - 1) + ",'#':" + plan(depth - 1) + "},'otherwise':"
                        + plan(depth - 1) + "}";
            // The moment stays the same during a call, so hours in one another would hide each other.
            default ->
                depth < 5
                        ? plan(depth)
                        : "{'type':'businessHours','timeZone':'UTC','hours':[{'days':['monday'],'from':'09:00','to':'17:00'}],"
                                + "'holidays':[{'date':'2026-12-25','plan':" + plan(depth - 1) + "}],'open':"
                                + plan(depth - 1) + ",'closed':" + plan(depth - 1) + "}";
        };
        return plan.replace('\'', '"');
    }

    private String prompt() {
        return json.writeValueAsString(Map.of("say", "text " + ++texts));
    }
}
