using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Coordination.Api.Http;

/// <summary>The API described by itself: <c>/openapi/v1.json</c> for programs, <c>/docs</c> for people. Both open to read; neither shows anything of a family.</summary>
internal static class OpenApiSetup
{
    public const string Path = "/openapi/v1.json";
    public const string Page = "/docs";

    public const string Version = "v1";

    private const string WithoutScripts = $"<noscript><p>This page needs JavaScript. The same reference as a document for programs: <a href=\"{Path}\">{Path}</a>.</p></noscript>";

    private static readonly string[] Asked = [HttpMethods.Get, HttpMethods.Head];

    public static void AddReference(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => LikeTheWire(json.SerializerOptions));
        services.AddSingleton<ReferenceDocument>();
        services.AddSingleton<OpenApiExamples>();
        services.AddOpenApi(Version, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddSchemaTransformer(OpenApiShapes.TransformAsync);
            options.AddOperationTransformer<OpenApiOperations>();
            options.AddDocumentTransformer<OpenApiFrame>();
        });
    }

    public static void MapReference(this WebApplication app)
    {
        app.MapMethods("/", Asked, () => Results.Redirect(Page)).ExcludeFromDescription().AllowAnonymous();
        app.MapMethods(Path, Asked, async (ReferenceDocument document) => Results.Bytes(await document.TextAsync(), "application/json; charset=utf-8"))
            .ExcludeFromDescription().AllowAnonymous();
        app.MapScalarApiReference(Page, options => options
            .WithTitle("Coordination: API reference")
            .WithOpenApiRoutePattern(Path)
            .WithDocumentDownloadType(DocumentDownloadType.Json)
            .AddPreferredSecuritySchemes(OpenApiFrame.Bearer)
            .ShowOperationId()
            .ExpandAllTags()
            .HideDeveloperTools()
            .AddHeaderContent(WithoutScripts)
            // Nothing is fetched from elsewhere, and nothing typed into the page leaves it.
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideClientButton())
            .AllowAnonymous()
            .Add(page => ByHead(page.Metadata));
    }

    // A page that is read may be asked for without its text.
    private static void ByHead(IList<object> metadata)
    {
        if (metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { } stated && stated.HttpMethods.Contains(HttpMethods.Get))
        {
            metadata.Add(new HttpMethodMetadata(stated.HttpMethods.Append(HttpMethods.Head).Distinct()));
        }
    }

    // The document is written from these options: what it says of words and numbers is what the readers and writers of the wire do.
    private static void LikeTheWire(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        foreach (var converter in ApiJson.Options.Converters)
        {
            options.Converters.Add(converter);
        }
    }
}

/// <summary>The document as text, made at the first request: routes do not change while the process runs.</summary>
internal sealed class ReferenceDocument(IServiceProvider services)
{
    private readonly Lazy<Task<byte[]>> _text = new(() => WriteAsync(services));

    public Task<byte[]> TextAsync() => _text.Value;

    private static async Task<byte[]> WriteAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(OpenApiSetup.Version).GetOpenApiDocumentAsync();
        using var text = new MemoryStream();
        await document.SerializeAsJsonAsync(text, OpenApiSpecVersion.OpenApi3_1);
        return text.ToArray();
    }
}
