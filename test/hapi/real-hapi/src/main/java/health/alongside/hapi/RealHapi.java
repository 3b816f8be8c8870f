package health.alongside.hapi;

import ca.uhn.fhir.jpa.packages.IPackageInstallerSvc;
import ca.uhn.fhir.jpa.packages.PackageInstallationSpec;
import ca.uhn.fhir.jpa.packages.PackageInstallationSpec.InstallModeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * A HAPI FHIR R4 JPA server on 127.0.0.1, at /fhir, as the published image is, for tests only: no login, no TLS.
 *
 * <p>Properties: {@code database} (an H2 file without its ending), {@code port}, {@code tables} ({@code none} when they
 * stand already), {@code packages} (what to install before serving, comma-separated: {@code name#version=file.tgz}, or {@code name#version} alone, which is
 * fetched from the FHIR registry).
 */
public final class RealHapi {
  private static final Logger LOG = LoggerFactory.getLogger(RealHapi.class);

  /** Kept small: what validation reads. Search parameters of US Core are those of FHIR R4 once more. */
  private static final List<String> TYPES = List.of("CodeSystem", "ValueSet", "StructureDefinition");

  private RealHapi() {}

  public static void main(String[] arguments) {
    try {
      start();
    } catch (Exception error) {
      LOG.error("could not start", error);
      System.exit(1);
    }
  }

  private static void start() throws Exception {
    var context = new AnnotationConfigApplicationContext(ServerParts.class);
    var installer = context.getBean(IPackageInstallerSvc.class);
    for (var name : System.getProperty("packages", "").split(",")) {
      if (name.isBlank()) continue;
      LOG.info("installing {}", name);
      installer.install(packageOf(name));
    }
    var server = serving(context.getBean(RestfulServer.class), Integer.getInteger("port"));
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, context)));
    LOG.info("serving at port {}", Integer.getInteger("port"));
    untilLetGo();
    System.exit(0);
  }

  /** Whoever started it holds its standard input: when that ends, however it does, there is nobody to serve. */
  private static void untilLetGo() throws IOException {
    while (System.in.read() >= 0) {}
  }

  private static PackageInstallationSpec packageOf(String asked) throws Exception {
    var parts = asked.split("[#=]");
    var spec = new PackageInstallationSpec().setInstallMode(InstallModeEnum.STORE_AND_INSTALL);
    spec.setName(parts[0]).setVersion(parts[1]).setFetchDependencies(false);
    spec.setInstallResourceTypes(TYPES);
    return parts.length < 3 ? spec : spec.setPackageContents(Files.readAllBytes(Path.of(parts[2])));
  }

  private static Server serving(RestfulServer fhir, int port) {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    var handler = new ServletContextHandler("/");
    handler.addServlet(new ServletHolder(fhir), "/fhir/*");
    server.setHandler(handler);
    return server;
  }

  private static void stop(Server server, AnnotationConfigApplicationContext context) {
    try {
      server.stop();
    } catch (Exception error) {
      LOG.warn("did not stop well", error);
    }
    context.close();
  }
}
