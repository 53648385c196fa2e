using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Api.Http;

/// <summary>A write that needs nothing typed may be sent without a body: it is read as the empty object.</summary>
internal static class EmptyBody
{
    public static Task ReadAsEmptyObjectAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (!HttpMethods.IsGet(request.Method) && request.ContentType is null && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
        {
            request.ContentType = "application/json";
            request.ContentLength = 2;
            request.Body = new MemoryStream("{}"u8.ToArray());
        }

        return next(http);
    }
}
