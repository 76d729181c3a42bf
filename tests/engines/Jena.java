// A SPARQL endpoint of Apache Jena on this machine, for the suite: java -cp '/usr/share/java/*' Jena.java PORT FILE

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;

public class Jena {
    public static void main(String[] arguments) throws IOException {
        Model graph = RDFDataMgr.loadModel(arguments[1]);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var server = HttpServer.create(address, 0);
        server.createContext("/sparql", exchange -> answer(exchange, graph));
        server.start();
    }

    private static void answer(HttpExchange exchange, Model graph) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var text = URLDecoder.decode(body.substring("query=".length()), StandardCharsets.UTF_8);
        var written = new ByteArrayOutputStream();
        int status = 200;
        try {
            Query query = QueryFactory.create(text);
            try (QueryExecution execution = QueryExecutionFactory.create(query, graph)) {
                if (query.isConstructType()) {
                    RDFDataMgr.write(written, execution.execConstruct(), Lang.NTRIPLES);
                } else {
                    ResultSetFormatter.outputAsJSON(written, execution.execSelect());
                }
            }
        } catch (RuntimeException error) {
            status = 400;
            written.reset();
            written.writeBytes(String.valueOf(error).getBytes(StandardCharsets.UTF_8));
        }
        exchange.sendResponseHeaders(status, written.size());
        exchange.getResponseBody().write(written.toByteArray());
        exchange.close();
    }
}
